from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.comments import threads
from khabar.comments.models import Comment, Commenter, Decision, HouseRules, Like, Report, State, new_key
from khabar.comments.moderation import classifier, steps
from khabar.comments.moderation.verdicts import Refused, Submission, Verdict
from khabar.comments.queries import comment_on, standing_ban
from khabar.comments.terms import Terms, terms_of
from khabar.edge.actions import announce
from khabar.news.models import NewsPage
from khabar.text.bidi import strip_controls
from khabar.text.guises import without_towers
from khabar.visitors import proof

if TYPE_CHECKING:
    from khabar.accounts.models import User
    from khabar.comments.models import Ban

MOST_REPORTS = 30
"""Reports of one network a day, whatever they are about."""
MOST_LIKES = 50
"""Likes of one network a day for one comment: a family, an office, a mobile operator's gateway."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Draft:
    """What a reader sent. `key` is theirs, new for who takes part for the first time; `parent` is a number."""

    item: NewsPage
    name: str
    text: str
    key: str
    network: str = ""
    parent: int | None = None
    proof: str = ""
    account: User | None = None


def tidy(text: str) -> str:
    """Line ends as ours, no control characters, not more than one empty line, no towers of marks over the lines above;
    marks of direction stay."""
    lines = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _BLANKS.sub("\n\n", without_towers(lines)).strip()


def without_marks(text: str) -> str:
    """What stands in the field after a refusal for hidden marks."""
    return strip_controls(text)


def purpose(item_id: int) -> str:
    """What a proof of work for a comment on this item is worked for."""
    return f"comment:{item_id}"


def post(draft: Draft) -> Comment:
    """Take a comment: published, or held with its reasons. Raises Refused; nothing is stored then."""
    house, now = HouseRules.current(), timezone.now()
    terms = terms_of(draft.item, house)
    with transaction.atomic():
        threads.lock(draft.item.pk)
        _check_open(terms, now)
        parent = _parent(draft)
        commenter = _known(draft)
        _check_ban(commenter, now)
        name, text = tidy(draft.name).replace("\n", " "), tidy(draft.text)
        proved = proof.redeem(purpose(draft.item.pk), draft.proof)
        given = Submission(
            draft.item.pk, name, text, commenter, draft.network, house, now,
            digest=steps.digest_of(text), read_first=terms.read_first, proved=proved,
        )  # fmt: skip
        verdict = steps.judge(given)
        if verdict.decides == "refuse":
            raise Refused(verdict)
        commenter = commenter or Commenter.objects.create(key=_free_key(draft.key), name=name, account=draft.account)
        return _write(given, commenter, parent, verdict, staff=_is_staff(draft.account))


def edit(comment: Comment, commenter: Commenter, text: str) -> Comment:
    """Let an author change what they wrote, within the window; it passes the steps again. Raises Refused."""
    house, now = HouseRules.current(), timezone.now()
    if not may_edit(comment, commenter, house, now):
        raise Refused(Verdict("refuse", "window", _("The time in which this could be changed is over.")))
    text = tidy(text)
    terms = terms_of(comment.item, house)
    with transaction.atomic():
        threads.lock(comment.item_id)
        _check_ban(commenter, now)
        given = Submission(
            comment.item_id, comment.name, text, commenter, "", house, now,
            digest=steps.digest_of(text), read_first=terms.read_first, proved=not _held_for(comment, "proof"),
            editing=comment.pk,
        )  # fmt: skip
        verdict = steps.judge(given)
        if verdict.decides == "refuse":
            raise Refused(verdict)
        comment.refresh_from_db()
        if verdict.decides == "publish" and _held_for(comment, "reports"):
            verdict = Verdict("hold", "reports")  # readers objected: a moderator looks at it, whatever it says now
        comment.text, comment.digest, comment.edited_at, comment.reviewed = text, given.digest, now, False
        comment.reasons = [verdict.as_data()]
        comment.save(update_fields=["text", "digest", "edited_at", "reviewed", "reasons"])
        log("edit", comment)
        if verdict.decides == "hold" and comment.state == State.APPROVED:
            threads.leave(comment, State.HELD)
        elif verdict.decides == "publish" and comment.state == State.HELD:
            threads.enter(comment)
        announce(threads.tag(comment.item_id))
        _ask_outside(comment, verdict)
    return comment


def may_edit(comment: Comment, commenter: Commenter, house: HouseRules, now: datetime) -> bool:
    """Whether the window is open: it closes when time is up, and when a moderator has rejected the comment."""
    mine = comment.author_id == commenter.pk and comment.state in (State.APPROVED, State.HELD)
    return mine and now < comment.written_at + house.edit_window


def _held_for(comment: Comment, rule: str) -> bool:
    return comment.state == State.HELD and any(reason.get("rule") == rule for reason in comment.reasons)


def withdraw(comment: Comment, commenter: Commenter) -> None:
    """Let an author take back what they wrote, at any time. Raises Refused for somebody else's."""
    if comment.author_id != commenter.pk:
        raise Refused(Verdict("refuse", "author", _("This comment isn't yours.")))
    with transaction.atomic():
        threads.lock(comment.item_id)
        comment.refresh_from_db()
        threads.leave(comment, State.REMOVED)
        log("remove", comment)
        _empty(comment)


def erase(commenter: Commenter) -> int:
    """Erase all that a commenter wrote, liked and reported, and the commenter; how many comments there were."""
    numbers = list(Comment.objects.filter(author=commenter).values_list("pk", "item_id").order_by("item_id", "pk"))
    for number, item_id in numbers:
        with transaction.atomic():
            threads.lock(item_id)
            comment = Comment.objects.get(pk=number)
            threads.leave(comment, State.REMOVED)
            _empty(comment)
    with transaction.atomic():
        Report.objects.filter(reader=commenter.key).delete()
        Decision.objects.filter(commenter=commenter).update(words=[], note="")
        log("erase", None)
        commenter.delete()
    for number in Like.objects.filter(reader=commenter.key).values_list("comment", flat=True):
        _unlike(number, commenter.key)
    return len(numbers)


def join(account: User, key: str | None) -> Commenter:
    """The commenter of a reader's account. What was written with `key`, which their browser holds, is theirs from now
    on, unless it is another account's."""
    try:
        with transaction.atomic():
            mine = Commenter.objects.select_for_update().filter(account=account).first()
            here = Commenter.objects.select_for_update().filter(key=key, account=None).first() if key else None
            if mine is None:
                mine = here or Commenter(name="")
                mine.account = account
                mine.save()
            elif here is not None:
                _merge(here, mine)
    except IntegrityError:  # two tabs at once
        return Commenter.objects.get(account=account)
    return mine


def _merge(gone: Commenter, kept: Commenter) -> None:
    """Make one of two; where both liked or reported a comment, once is enough. Bans hold for both."""
    for number in Like.objects.filter(reader=gone.key, comment__liked_by__reader=kept.key).values_list("comment"):
        _unlike(number[0], gone.key)
    Report.objects.filter(reader=gone.key, comment__reported_by__reader=kept.key).delete()
    for model in (Like, Report):
        model.objects.filter(reader=gone.key).update(reader=kept.key)
    Comment.objects.filter(author=gone).update(author=kept)
    Decision.objects.filter(commenter=gone).update(commenter=kept)
    gone.bans.update(commenter=kept)
    kept.name = kept.name or gone.name
    kept.approved += gone.approved
    kept.rejected += gone.rejected
    kept.trusted = kept.trusted and not gone.rejected
    kept.save(update_fields=["name", "approved", "rejected", "trusted"])
    gone.delete()


def like(comment: Comment, key: str, network: str) -> bool:
    """Like a published comment, or take a like back; whether it is liked now. Raises Refused beyond the limit."""
    if comment.state != State.APPROVED:
        raise Refused(Verdict("refuse", "state", _("This comment is no longer published.")))
    if _unlike(comment.pk, key):
        return False
    if network and Like.objects.filter(network=network, comment=comment)[:MOST_LIKES].count() >= MOST_LIKES:
        raise Refused(Verdict("refuse", "rate", _("This comment got very many likes from your network today.")))
    try:
        with transaction.atomic():
            Like.objects.create(comment=comment, reader=key, network=network)
            Comment.objects.filter(pk=comment.pk).update(likes=F("likes") + 1)
            announce(threads.tag(comment.item_id))
    except IntegrityError:  # the same click twice at once
        return True
    return True


def _unlike(number: int, key: str) -> bool:
    with transaction.atomic():
        gone, _each = Like.objects.filter(comment=number, reader=key).delete()
        if gone:
            Comment.objects.filter(pk=number, likes__gt=0).update(likes=F("likes") - 1)
            announce(threads.tag(Comment.objects.values_list("item_id", flat=True).get(pk=number)))
    return bool(gone)


def report(comment: Comment, key: str, reason: str, note: str = "", network: str = "") -> None:
    """Tell the moderators of a comment; so many reports take one that nobody has read out of sight until one does.

    One network's reports count once, however many keys they come with. Raises Refused beyond a network's limit.
    """
    house = HouseRules.current()
    if network and Report.objects.filter(network=network)[:MOST_REPORTS].count() >= MOST_REPORTS:
        raise Refused(Verdict("refuse", "rate", _("Very many reports came from your network today.")))
    with transaction.atomic():
        threads.lock(comment.item_id)
        _row, new = Report.objects.get_or_create(
            comment=comment,
            reader=key,
            defaults={"reason": Report.Reason(reason), "note": tidy(note)[:300], "network": network},
        )
        others = Report.objects.filter(comment=comment, network=network).exclude(reader=key)
        if not new or (network and others.exists()):
            return
        Comment.objects.filter(pk=comment.pk).update(reports=F("reports") + 1)
        comment.refresh_from_db()
        log("report", comment, rule=reason)
        if comment.state == State.APPROVED and not comment.reviewed and comment.reports >= house.hold_after_reports:
            comment.reasons = [*comment.reasons, Verdict("hold", "reports").as_data()]
            comment.save(update_fields=["reasons"])
            threads.leave(comment, State.HELD)
            log("hold", comment, rule="reports")


def log(action: str, comment: Comment | None, *, by: User | None = None, rule: str = "", words: tuple[str, ...] = (),
        note: str = "", commenter: Commenter | None = None, item_id: int | None = None) -> None:  # fmt: skip
    """Write down what was decided."""
    Decision.objects.create(
        action=Decision.Action(action), by=by, comment=comment, rule=rule, words=list(words), note=note,
        commenter_id=commenter.pk if commenter else comment.author_id if comment else None,
        item_id=comment.item_id if comment else item_id,
    )  # fmt: skip


def _check_open(terms: Terms, now: datetime) -> None:
    if not terms.is_open(now):
        raise Refused(Verdict("refuse", "closed", _("Comments on this item are closed.")))


def _check_ban(commenter: Commenter | None, now: datetime) -> None:
    ban: Ban | None = standing_ban(commenter, now)  # type: ignore[assignment]
    if ban is None:
        return
    until = timezone.localtime(ban.until).strftime("%Y-%m-%d %H:%M") if ban.until else ""
    why = _("You can't comment until %(until)s.") % {"until": until} if until else _("You can't comment here any more.")
    raise Refused(Verdict("refuse", "ban", " ".join(filter(None, (why, ban.reason, ban.appeal)))))


def _parent(draft: Draft) -> Comment | None:
    if draft.parent is None:
        return None
    found = comment_on(draft.item.pk, draft.parent)
    if found is None or found.state != State.APPROVED:
        raise Refused(Verdict("refuse", "parent", _("The comment you answer isn't there any more.")))
    return found


def _known(draft: Draft) -> Commenter | None:
    if draft.account is not None:
        found = Commenter.objects.filter(account=draft.account).first()
        if found is not None:
            return found
    mine = Commenter.objects.filter(key=draft.key).first()
    if mine is not None and draft.account is not None and mine.account_id not in (None, draft.account.pk):
        return None  # somebody else, whose account is another, wrote in this browser before
    if mine is not None and draft.account is not None and mine.account_id is None:
        mine.account = draft.account  # who wrote here before they signed in
        mine.save(update_fields=["account"])
    return mine


def _free_key(key: str) -> str:
    return new_key() if Commenter.objects.filter(key=key).exists() else key


def _is_staff(account: User | None) -> bool:
    return account is not None and account.has_perm("wagtailadmin.access_admin")


def _write(
    given: Submission, commenter: Commenter, parent: Comment | None, verdict: Verdict, *, staff: bool
) -> Comment:
    if commenter.name != given.name:
        commenter.name = given.name
        commenter.save(update_fields=["name"])
    comment = Comment(
        item_id=given.item_id, author=commenter, name=given.name, text=given.text, staff=staff, written_at=given.now,
        state=State.HELD, digest=given.digest, network=given.network, reasons=[verdict.as_data()],
    )  # fmt: skip
    threads.plant(comment, parent)
    if verdict.decides == "publish":
        threads.enter(comment)
        trust_if_due(commenter, given.house)
    log("approve" if verdict.decides == "publish" else "hold", comment, rule=verdict.rule, words=verdict.words)
    _ask_outside(comment, verdict)
    return comment


def _ask_outside(comment: Comment, verdict: Verdict) -> None:
    from khabar.comments.tasks import ask_the_classifier

    if verdict.rule == classifier.RULE:
        transaction.on_commit(lambda: ask_the_classifier.enqueue(comment.pk))


def trust_if_due(commenter: Commenter, house: HouseRules) -> None:
    """Trust an author of so many published comments, none of which was ever rejected."""
    if house.trust_after:
        due = Commenter.objects.filter(pk=commenter.pk, trusted=False, rejected=0, approved__gte=house.trust_after)
        if due.update(trusted=True):
            log("trust", None, commenter=commenter, rule="published")


def _empty(comment: Comment) -> None:
    """Leave of a comment only its place where answers need it, and for an hour that one came from its network: else
    whoever takes back what they wrote could write without end."""
    Comment.objects.filter(pk=comment.pk).update(text="", name="", digest="", reasons=[], author=None)
    comment.reported_by.all().delete()
    comment.decisions.update(words=[], note="")
    if comment.written_at < timezone.now() - steps.HOUR and not Comment.objects.filter(parent=comment.pk).exists():
        Comment.objects.filter(pk=comment.pk).delete()
    announce(threads.tag(comment.item_id))
