"""The steps, in their order. The first that decides, decides; a step that passes says None."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khabar.comments.models import Comment, Decision, HouseRules, State
from khabar.comments.moderation import classifier, words
from khabar.comments.moderation.verdicts import Step, Submission, Verdict
from khabar.text.bidi import has_controls
from khabar.text.folding import fold
from khabar.text.guises import plain

SHORTEST = 2
LONGEST_NAME = 60
HOUR, DAY, FLOOD = timedelta(hours=1), timedelta(days=1), timedelta(minutes=5)
MOST_CHANGES = 10
"""Changes of one comment in an hour."""
COPIES = 3
"""So many comments of one wording within a day are a campaign."""
_ENDINGS = (
    "com|net|org|info|biz|co|io|me|ly|gl|gg|tv|ru|cn|tk|ml|ga|cf|gq|to|cc|ws|su|pw|xyz|top|shop|store|site|online|app|"
    "dev|live|club|vip|link|click|win|bet|icu|fun|space|website|buzz|life|pro|page"
)
_LINKS = re.compile(
    rf"(?:https?://|hxxps?://|www\.)\S+|\b[\w-]{{1,63}}\.(?:{_ENDINGS})\b|\b[\w-]{{1,63}}\.[a-z]{{2,12}}/\S", re.I
)
_INK = re.compile(r"[^\W_]")


def digest_of(text: str) -> str:
    """The same for every spelling of the same words."""
    return hashlib.sha256(" ".join(re.findall(r"[^\W_]+", plain(text))).encode()).hexdigest()


def length(given: Submission) -> Verdict | None:
    if not _INK.search(given.name):
        return Verdict("refuse", "length", _("Please write a name; it needn't be your real one."), field="name")
    if len(given.name) > LONGEST_NAME:
        return Verdict("refuse", "length", _("Please write a shorter name."), field="name")
    if len(given.text) < SHORTEST or not _INK.search(given.text):
        return Verdict("refuse", "length", _("Please write something."))
    over = len(given.text) - given.house.longest
    if over > 0:
        why = ngettext(
            "Your comment is %(count)s character too long. Nothing is lost: it is still in the field.",
            "Your comment is %(count)s characters too long. Nothing is lost: it is still in the field.",
            over,
        )
        return Verdict("refuse", "length", why % {"count": over})
    return None


def hidden_marks(given: Submission) -> Verdict | None:
    """Characters that turn the text around them, as none types them and forgers use them."""
    if not (has_controls(given.text) or has_controls(given.name)):
        return None
    why = _(
        "There were invisible marks in it that change the order of the words. "
        "They have been taken out; please look it over and send it again."
    )
    return Verdict("refuse", "marks", why, field="name" if has_controls(given.name) else "text")


def rate(given: Submission) -> Verdict | None:
    why = _("You have written a great deal in the last hour. Please wait a little; your text is still in the field.")
    if given.editing:
        changes = Decision.objects.filter(comment=given.editing, action="edit", at__gt=given.now - HOUR)
        often = changes[:MOST_CHANGES].count() >= MOST_CHANGES
        return Verdict("refuse", "rate", why) if often else None
    lately = Comment.objects.filter(written_at__gt=given.now - HOUR)
    if given.author and lately.filter(author=given.author)[: given.house.most_per_hour].count() >= (
        given.house.most_per_hour
    ):
        return Verdict("refuse", "rate", why)
    limit = given.house.most_per_network
    if given.network and lately.filter(network=given.network)[:limit].count() >= limit:
        return Verdict("refuse", "rate", why)
    return None


def repeat(given: Submission) -> Verdict | None:
    same = Comment.objects.filter(digest=given.digest, written_at__gt=given.now - DAY)
    if given.editing:
        same = same.exclude(pk=given.editing)
    mine = Q(author=given.author) if given.author else Q(pk=None)
    if given.network:
        mine |= Q(network=given.network, name=given.name)
    if same.filter(mine, item=given.item_id).exclude(state="removed").exists():
        return Verdict("refuse", "repeat", _("You have sent this comment already."))
    if same[:COPIES].count() >= COPIES:
        return Verdict("hold", "repeat", _("The same words were sent several times today."))
    return None


def word_lists(given: Submission) -> Verdict | None:
    found = words.found_in(f"{given.name}\n{given.text}")
    if found is None:
        return None
    why = _("These words are not published here: %(words)s") if found.refuses else _("Some words need a second look.")
    written = tuple(hit.written for hit in found.hits)
    comma = _(", ")
    return Verdict("refuse" if found.refuses else "hold", "words", why % {"words": comma.join(written)}, written)


def read_first(given: Submission) -> Verdict | None:
    return Verdict("hold", "read first", _("Comments here are read before they appear.")) if given.read_first else None


def trusted(given: Submission) -> Verdict | None:
    return Verdict("publish", "trusted") if given.author and given.author.trusted else None


def links(given: Submission) -> Verdict | None:
    # Once as written, once without invisible characters and with the dots and letters of other alphabets made plain.
    ways = (tuple(match[0] for match in _LINKS.finditer(text)) for text in (given.text, fold(given.text)))
    found = max(ways, key=len)
    if len(found) <= given.house.most_links:
        return None
    return Verdict("hold", "links", _("Comments with several links are read before they appear."), found[:10])


def proof(given: Submission) -> Verdict | None:
    """Under attack, who brings no proof of work is read first: also readers without JavaScript, who can't."""
    if given.proved or not under_attack(given.house, given.now):
        return None
    return Verdict("hold", "proof", _("Very many comments are coming in; yours will be read before it appears."))


def newcomer(given: Submission) -> Verdict | None:
    if not given.house.hold_newcomers or _was_published(given):
        return None
    return Verdict("hold", "newcomer", _("A reader's first comment is read before it appears."))


def _was_published(given: Submission) -> bool:
    """Whether something of its author was published; the very comment that is being changed doesn't count."""
    if given.author is None or not given.author.approved:
        return False
    if given.editing is None or given.author.approved > 1:
        return True
    return Comment.objects.filter(author=given.author, state=State.APPROVED).exclude(pk=given.editing).exists()


def ask_classifier(given: Submission) -> Verdict | None:
    """Where an outside classifier is set up, a comment waits for its word."""
    return Verdict("hold", classifier.RULE, _("Your comment is being looked at.")) if classifier.is_set_up() else None


def under_attack(house: HouseRules, now: datetime) -> bool:
    """Whether browsers must bring a proof of work now."""
    if house.proof_of_work != HouseRules.Attack.AUTO:
        return house.proof_of_work == HouseRules.Attack.ALWAYS
    return Comment.objects.filter(written_at__gt=now - FLOOD)[: house.flood].count() >= house.flood


STEPS: list[Step] = [
    length,
    hidden_marks,
    rate,
    repeat,
    word_lists,
    read_first,
    trusted,
    links,
    proof,
    newcomer,
    ask_classifier,
]
"""An outlet may put steps of its own anywhere in this list."""


def judge(given: Submission) -> Verdict:
    """The verdict of the first step that decides; a comment that passes all of them is published."""
    for step in STEPS:
        verdict = step(given)
        if verdict is not None:
            return verdict
    return Verdict("publish", "")
