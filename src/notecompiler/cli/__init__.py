"""The command line: the only place that knows click, prints, and picks exit codes.

Exit codes: 0 nothing to report, 1 findings, 2 wrong use or a tool that failed, 130 interrupted.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from notecompiler import regex_store
from notecompiler.cli.console import Console, current, use
from notecompiler.cli.messages import say
from notecompiler.errors import UsageError
from notecompiler.fonts.folders import cache_folder


def run() -> NoReturn:
    """Run the program as a process of its own, which ends with it.

    What is registered to be done at the end is done. Taking apart every tree, table and module that the process is about to
    drop with its memory is not: that takes a tenth of a short run.
    """
    # A verifier's matrices are small: threads for them would only cost the time to start them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    regex_store.use(cache_folder() / "patterns")
    code = main()
    atexit._run_exitfuncs()
    regex_store.keep()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody may listen any more
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code. Nothing but a code ever leaves this function."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # What a run makes it keeps, nearly all of it: to look for cycles as often as Python does finds little and costs a lot.
    gc.set_threshold(400_000, 20, 20)
    use(Console.from_arguments(arguments))
    _speak_utf8()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        _complain(error.message, error.hint)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (`notec lint | head`): there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 141
    except Exception as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            lang = current().lang
            from tempfile import gettempdir

            folder = error.filename or gettempdir()
            _complain(say("disk-full", lang, path=folder), say("disk-full-hint", lang))
        else:
            _apologise(error)
        return 2
    return code


def _run(arguments: list[str]) -> int:
    import click

    from notecompiler.cli.program import program
    from notecompiler.cli.wrong_use import told

    try:
        code = program.main(arguments, prog_name="notec", standalone_mode=False)
    except click.UsageError as error:
        if not arguments:  # click 8.2 and newer raise the help as an error
            print(error.format_message(), file=sys.stderr)
            return 2
        place = f"notec {error.ctx.info_name} --help" if error.ctx and error.ctx.parent else "notec --help"
        raise UsageError(told(error, current().lang), say("see-help", current().lang, command=place)) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        raise UsageError(told(error, current().lang)) from error
    return code if isinstance(code, int) else 0


def _speak_utf8() -> None:
    """Chinese must come out whatever the locale says: files and pipes get UTF-8, terminals a readable escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(message: str, hint: str) -> None:
    console = current()
    console.error(f"{console.paint(say('error', console.lang), 'red', sys.stderr)}: {message}")
    if hint:
        console.error(f"{console.paint(say('hint', console.lang), 'cyan', sys.stderr)}: {hint}")


def _apologise(error: Exception) -> None:
    console = current()
    if console.verbose:
        import traceback

        console.error("".join(traceback.format_exception(error)).rstrip())
    first_line = (str(error).splitlines() or [""])[0]
    _complain(
        say("internal-error", console.lang, error=f"{type(error).__name__}: {first_line}"),
        "" if console.verbose else say("internal-error-hint", console.lang),
    )
