from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib.auth import logout
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from khabar.accounts.models import User
from khabar.comments import actions as comments
from khabar.comments import identity
from khabar.comments.addresses import account_path, mine_path
from khabar.readers import actions, links
from khabar.readers.addresses import link_path
from khabar.readers.forms import AddressForm
from khabar.readers.queries import reader_of
from khabar.visitors import marks
from khabar.visitors.guard import from_our_pages

METHODS = ("GET", "HEAD", "POST")


@from_our_pages
@require_http_methods(METHODS)
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """A reader's account; for who isn't signed in, where they ask for a link."""
    reader, back = reader_of(request), _way_back(request)
    if reader is None:
        return _ask_for_link(request, back)
    mine = comments.join(reader, identity.key_of(request))
    answer = HttpResponseRedirect(back) if back else _page(request, "account", reader=reader, commenter=mine)
    identity.leave_key(answer, mine.key)
    return answer


def _ask_for_link(request: HttpRequest, back: str) -> HttpResponse:
    form = AddressForm(request.POST if request.method == "POST" else None, label_suffix="")
    email = form.cleaned_data["email"] if form.is_valid() else ""
    too_often = bool(email) and _too_often(request, email)
    if email and not too_often:
        token = links.written(links.Link(email, back))
        actions.send_link(email, request.build_absolute_uri(link_path(_language(), token)))
        return _page(request, "sent", email=email, minutes=links.MINUTES)
    status = 429 if too_often else 422 if form.is_bound else 200
    known = identity.commenter_of(request)
    return _page(request, "enter", status, form=form, too_often=too_often, known=known, back=back)


@from_our_pages
@require_http_methods(METHODS)
@never_cache
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Where a mailed link leads: a button signs in, as programs that read mail open links, too."""
    try:
        found = links.read(token)
    except links.BadLink:
        return _page(request, "void", status=410)
    if request.method != "POST":
        return _page(request, "confirm", email=found.email)
    reader = actions.open_account(found.email, _language())
    if not reader.is_active:
        return _page(request, "void", status=410)
    logout(request)  # whoever was signed in here before
    # allauth asks again who it is before passkeys are changed; who comes from their mailbox has just shown it.
    record_authentication(request, reader, method="email_link", reauthenticated=True)
    there = account_path(_language(), found.back)
    entered: HttpResponse = perform_login(request, reader, email_verification="none", redirect_url=there)
    return entered


@method_decorator([never_cache, csrf_protect], name="dispatch")
class PasskeyView(LoginWebAuthnView):
    """Sign in with a passkey. Its form takes a cookie, so it isn't on the page that leads here."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; for its script, what the device is asked."""
        if get_adapter().is_ajax(request):
            asked: HttpResponse = super().get(request, *args, **kwargs)
            return asked
        return self._asking()

    def form_invalid(self, form: Form) -> HttpResponse:
        return self._asking(422)

    def _asking(self, status: int = 200) -> HttpResponse:
        there = account_path(_language(), _on_this_site(self.request.GET.get("next", "")))
        return _page(self.request, "passkey", status, there=there, refused=status != 200)


@require_POST
@from_our_pages
@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """Forget the reader in this browser."""
    logout(request)
    answer = HttpResponseRedirect(account_path(_language()))
    identity.forget(answer)
    return answer


@from_our_pages
@require_http_methods(METHODS)
@never_cache
def close(request: HttpRequest) -> HttpResponse:
    """Ask once more, then forget the account."""
    reader: User | None = reader_of(request)
    if reader is None:
        return HttpResponseRedirect(account_path(_language()))
    if request.method != "POST":
        return _page(request, "close")
    logout(request)
    actions.close_account(reader, erase="erase" in request.POST)
    answer = _page(request, "closed")
    identity.forget(answer)
    return answer


def _too_often(request: HttpRequest, email: str) -> bool:
    network = marks.network_mark(request, "links")
    counted = {"reader_links": network, "reader_link": email}
    return not all(ratelimit.consume(request, action=action, key=key) for action, key in counted.items())


def _page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> TemplateResponse:
    return TemplateResponse(
        request,
        f"khabar_readers/{template}.html",
        {"account_url": account_path(_language()), "mine_url": mine_path(_language()), **context},
        status=status,
    )


def _language() -> str:
    return get_language() or ""


def _way_back(request: HttpRequest) -> str:
    """The path on this site that a reader came from; empty for none, or for one elsewhere."""
    return _on_this_site(request.POST.get("next") or request.GET.get("next") or "")


def _on_this_site(back: str) -> str:
    safe = len(back) <= 300 and back.startswith("/")
    return back if safe and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else ""
