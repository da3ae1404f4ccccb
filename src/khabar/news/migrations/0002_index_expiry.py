from django.db import migrations


class Migration(migrations.Migration):
    """The beat asks every second what is due to come down; Wagtail keeps no index for that."""

    dependencies = [("khabar_news", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX khabar_page_expiry ON wagtailcore_page (expire_at) WHERE expire_at IS NOT NULL",
            "DROP INDEX khabar_page_expiry",
        )
    ]
