from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from khabar.fronts.tests.front_desk import FrontDesk


@pytest.fixture
def front_desk(arabic: Any, client: Any, section_editor: Any) -> FrontDesk:
    """The Arabic home page's front, in the hands of a section editor."""
    from khabar.fronts.tests.front_desk import FrontDesk

    return FrontDesk(arabic, client, section_editor)
