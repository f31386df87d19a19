"""The log says what happened and where, and holds nobody's data."""

import logging
import sys
import threading
from datetime import UTC, date, datetime

import pytest

from pmsdesk import log as diary
from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T
from pmsdesk.log import Plain, bug
from pmsdesk.log_lines import told
from pmsdesk.store.database import open_cipher, translated

NAME = "佐藤 健"


@pytest.fixture
def file(tmp_path):
    level = logging.getLogger().level
    diary.start(tmp_path / "ログ")
    yield tmp_path / "ログ" / diary.FILE
    diary.stop()
    logging.getLogger().setLevel(level)


def lines(file):
    return file.read_text("utf-8")


def save(person):
    raise ValueError(f"cannot save {person}")


def raised(call, *args):
    with pytest.raises(Exception) as caught:  # noqa: PT011
        call(*args)
    return caught.value


def test_a_bug_is_logged_with_its_kind_and_place_and_without_the_name(file):
    bug(raised(save, NAME))
    said = lines(file)
    assert "ValueError at " in said
    assert "tests/test_log.py:" in said
    assert " save" in said
    assert NAME not in said


def test_the_causes_are_logged_and_what_they_say_is_not(file):
    def outer():
        try:
            save(NAME)
        except ValueError as cause:
            raise RuntimeError(f"no {NAME}") from cause

    bug(raised(outer))
    said = lines(file)
    assert "RuntimeError" in said
    assert "ValueError" in said
    assert NAME not in said


def test_a_refusal_is_logged_as_its_sentence_without_the_values(file):
    bug(Refused(T("{who} is away.", "{who}は不在です。").fill(who=NAME), "head"))
    assert "Refused: {who} is away. (head)" in lines(file)
    assert NAME not in lines(file)


def test_a_broken_database_is_logged_with_the_driver_s_code(file, tmp_path):
    (tmp_path / "desk.db").write_text(NAME * 500, encoding="utf-8")

    def connect():
        with translated():
            open_cipher(tmp_path / "desk.db", bytes(32)).connect()

    error = raised(connect)
    assert isinstance(error, Unavailable)
    bug(error)
    assert "SQLITE_NOTADB" in lines(file)


def test_numbers_days_and_plain_words_are_written_and_everything_else_is_not(file, tmp_path):
    logging.getLogger("pmsdesk.clockwork").info(
        "%d rounds by %s until %s in %s after %s took %.1f s, 100%%",
        3, NAME, date(2026, 4, 1), tmp_path, Plain("0002_step"), 1.5,
    )  # fmt: skip
    said = lines(file)
    assert "3 rounds by ‹str› until 2026-04-01 in ‹PosixPath› after 0002_step took 1.5 s, 100%" in (
        said.replace("WindowsPath", "PosixPath")
    )


def test_named_values_and_objects_are_left_out_too(file):
    logger = logging.getLogger("pmsdesk")
    logger.warning("%(n)d for %(who)s", {"n": 2, "who": NAME})
    logger.warning({"name": NAME})
    logger.warning(ValueError(NAME))
    said = lines(file)
    assert "2 for ‹str›" in said
    assert "‹dict›" in said
    assert "‹ValueError›" in said
    assert NAME not in said


def test_other_libraries_are_heard_only_when_they_warn(file):
    logging.getLogger("apscheduler.scheduler").info("Added job %s", NAME)
    logging.getLogger("apscheduler.scheduler").error("Job %s raised", NAME)
    assert "Added job" not in lines(file)
    assert "Job ‹str› raised" in lines(file)


def test_the_time_is_utc(file):
    logging.getLogger("pmsdesk").info("started")
    stamp = lines(file).split()[0]
    assert abs(datetime.fromisoformat(stamp) - datetime.now(UTC)).total_seconds() < 60


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_dies_is_logged(file, capsys):
    diary.start(file.parent)
    thread = threading.Thread(target=save, args=(NAME,))
    thread.start()
    thread.join()
    assert "ValueError at " in lines(file)
    assert NAME not in lines(file)
    said = capsys.readouterr().err
    assert "ValueError at " in said and NAME not in said


def test_what_nobody_catches_is_told_without_the_name(file, capsys):
    diary.start(file.parent)
    try:
        save(NAME)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    for said in (lines(file), capsys.readouterr().err):
        assert "ValueError at " in said and NAME not in said


def test_the_log_starts_a_new_file_at_a_megabyte_and_keeps_five(tmp_path):
    diary.start(tmp_path)
    for _ in range(9000):
        logging.getLogger("pmsdesk").info("x" * 1000)
    diary.stop()
    files = sorted(tmp_path.iterdir())
    assert len(files) == 6
    assert all(path.stat().st_size <= 1024 * 1024 for path in files)
    assert diary.file() is None
    assert tmp_path / diary.FILE in files


def test_without_a_place_for_it_work_goes_on_without_a_log(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    diary.start(tmp_path / "taken")
    logging.getLogger("pmsdesk").info("nobody reads this")
    assert diary.file() is None


def test_the_folder_is_made_with_the_first_line(file):
    assert not file.parent.exists()
    logging.getLogger("pmsdesk").info("started")
    assert diary.file() == file
    assert "started" in lines(file)


def test_a_circle_of_causes_ends():
    one, two = ValueError(), ValueError()
    one.__cause__, two.__cause__ = two, one
    assert len(told(one)) == 10


def test_places_do_not_show_where_the_user_keeps_things(file):
    bug(raised(save, NAME))
    assert str(file.parent) not in lines(file)
    assert all(len(part.split("/")) <= 3 for part in lines(file).split(" at ")[1].split(" < "))
