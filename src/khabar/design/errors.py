from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khabar.design.addresses import edition_prefix
from khabar.design.components import ErrorView


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """A designed page for an error, in the edition of the address."""
    words = {
        400: (_("The request can't be understood"), _("The address or what came with it isn't right.")),
        403: (_("This page isn't open to you"), _("You may need to sign in first.")),
        404: (_("No such page"), _("The address may be wrong, or the page may have been taken down.")),
        410: (_("Taken down"), _("The newsroom has taken this page down.")),
        500: (_("Something went wrong"), _("The fault is ours and has been noted. Please try again in a moment.")),
    }
    title, text = words[status]
    home = edition_prefix(get_language() or settings.LANGUAGE_CODE)
    view = ErrorView(status=status, title=title, text=text, home_url=home)
    response = TemplateResponse(request, "khabar_design/error.html", {"error": view}, status=status)
    return response.render()


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """The last resort: if even the designed page fails, plain words."""
    try:
        return error_page(request, 500)
    except Exception:
        return HttpResponse(_("Something went wrong"), status=500, content_type="text/plain; charset=utf-8")
