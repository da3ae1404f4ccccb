"""The khabar command: one module in `khabar.config.commands` for each verb.

Only the standard library is imported until a verb runs, so that help works before anything is installed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import traceback
from types import ModuleType

import khabar
from khabar.config import commands
from khabar.config.environment import SettingError
from khabar.config.exits import CommandFailed, Exit

NOT_A_NAME = "_"  # `import` is a word of Python's, so its module is `import_`


def command_modules() -> dict[str, ModuleType]:
    """Every verb with its module, sorted by verb."""
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    return {name.rstrip(NOT_A_NAME): importlib.import_module(f"{commands.__name__}.{name}") for name in names}


def build_parser() -> argparse.ArgumentParser:
    """The parser of all verbs; each verb's first docstring line is its help."""
    parser = argparse.ArgumentParser(prog="khabar", description=khabar.__doc__)
    parser.add_argument("--version", action="version", version=f"khabar {khabar.__version__}")
    verbs = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in command_modules().items():
        text = module.__doc__ or ""
        verb = verbs.add_parser(
            name,
            help=text.split("\n", 1)[0],
            description=text,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(verb)
        verb.add_argument("--traceback", action="store_true", help="show where in the code an error arose")
        verb.set_defaults(run=module.run)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    options = build_parser().parse_args(words or ["--help"])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khabar.config.settings")
    try:
        return int(options.run(options) or Exit.OK)
    except CommandFailed as error:
        return _report(str(error), error.status, options)
    except SettingError as error:
        return _report(str(error), Exit.CONFIGURATION, options)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        return _report(f"{type(error).__name__}: {error}", Exit.FAILED, options)


def _report(message: str, status: Exit, options: argparse.Namespace) -> Exit:
    if options.traceback:
        traceback.print_exc()
    print(f"khabar {options.command}: {message}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
