from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "khabar.people"
    label = "khabar_people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khabar.accounts import teams
        from khabar.design import announcing
        from khabar.people.actions import found_folders
        from khabar.people.models import PeopleFolder, Person
        from khabar.people.receivers import tags_of_person

        teams.register(PeopleFolder.objects.all)

        post_migrate.connect(found_folders, sender=self, dispatch_uid="khabar_found_people_folders")
        announcing.register(Person, tags_of_person)
