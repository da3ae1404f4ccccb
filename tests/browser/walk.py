"""Looking at many screens, one after the other: what axe and the keyboard find wrong on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.browser import axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Everything one uses: whether it takes the focus, shows that it has it (itself, or the label it lies in), is not hidden
# under something else, and stands in the order of the page.
HANDS = """async scope => {
  const wrong = [];
  for (const box of document.querySelectorAll("*")) {
    if (getComputedStyle(box).scrollBehavior === "smooth") box.style.scrollBehavior = "auto";
  }
  const look = element => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor,
      style.backgroundColor, style.textDecorationLine].join();
  };
  const name = element => element.outerHTML.slice(0, 160).replace(/\\s+/g, " ");
  const used = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [role=button]";
  for (const element of document.querySelector(scope).querySelectorAll(used)) {
    const shown = element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length;
    if (!shown || element.disabled || element.closest("[inert], [hidden]")) continue;
    if (element.tabIndex > 0) wrong.push(`out of order: ${name(element)}`);
    if (element.tabIndex < 0) {
      // Wagtail's map of a form has its stops once it is opened.
      const stop = "a:not(.w-minimap-item), button, input, select, textarea, summary";
      if (element.matches(stop)) wrong.push(`no stop: ${name(element)}`);
      continue;
    }
    document.activeElement.blur();
    const around = element.closest("label") ?? element.parentElement;
    const before = [look(element), look(around)].join();
    element.focus();
    if (document.activeElement !== element) { wrong.push(`takes no focus: ${name(element)}`); continue; }
    if ([look(element), look(around)].join() === before) wrong.push(`no ring: ${name(element)}`);
    let over = null;
    const seen = [...element.getClientRects()].some(box => {
      // Of what is larger than the window, the part in it.
      const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
      const top = document.elementFromPoint(
        middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
      over = top ?? over;
      return top && (element.contains(top) || top.contains(element) || around.contains(top));
    });
    if (!seen) wrong.push(`hidden under ${over ? name(over) : "the window's edge"}: ${name(element)}`);
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  return wrong;
}"""

# Colours go over from one to the other in a moment; axe would judge what is between them.
SETTLED = """async () => {
  await new Promise(requestAnimationFrame);
  for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
}"""
WIDE = "() => document.documentElement.scrollWidth - innerWidth"


@dataclass
class Walk:
    """A way through screens with one page. `wrong` gathers a line for each thing, after the screen's name.

    `scope` is where the hands look; `known` are rules of axe that somebody else's markup breaks, with the reason.
    """

    page: Page
    name: str
    scope: str = "body"
    schemes: Sequence[tuple[str, list[str] | None]] = (("light", None), ("dark", [axe.CONTRAST]))
    known: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def to(self, screen: str, address: str) -> None:
        """Go there and look."""
        answer = self.page.goto(address, wait_until="load")
        assert answer, screen
        assert answer.ok, f"{self.name}, {screen}: {address} is answered with {answer.status}"
        self.look(screen)

    def look(self, screen: str) -> None:
        """Look at what stands there now."""
        self.seen.append(screen)
        place = f"{self.name}, {screen}"
        for scheme, rules in self.schemes:
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            self.page.evaluate(SETTLED)
            found = axe.violations(self.page, rules, self.scope)
            self.wrong += [f"{place}, {scheme}: {line}" for line in found if line.split()[0] not in self.known]
        self.wrong += [f"{place}: {line}" for line in self.page.evaluate(HANDS, self.scope)]
        if (over := self.page.evaluate(WIDE)) > 0:
            self.wrong.append(f"{place}: {over} px wider than the window")
