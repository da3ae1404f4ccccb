from __future__ import annotations

from django_tasks import task

from khabar.comments.models import Comment, State
from khabar.comments.moderation import classifier
from khabar.comments.moderation.actions import classified
from khabar.jobs.retries import retry


@task()
@retry(4, backoff=5, longest=300, on=(classifier.NoAnswer,))
def ask_the_classifier(number: int) -> None:
    """Ask about a comment that waits for it; while it doesn't answer, the comment waits for a moderator."""
    comment = Comment.objects.filter(pk=number, state=State.HELD, reviewed=False).first()
    if comment is not None and classifier.is_set_up():
        classified(comment, classifier.ask(comment))
