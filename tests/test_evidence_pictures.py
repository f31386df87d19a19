"""What is named like a picture has to be one, whole, and small enough to be printed."""

from io import BytesIO

import pytest
from inspections import mine, opened
from PIL import Image

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import Question
from pmsdesk.services import evidence
from pmsdesk.store import trail


def picture(kind, size=(300, 200)):
    out = BytesIO()
    Image.new("RGB", size, "tan").save(out, kind)
    return out.getvalue()


@pytest.fixture
def attach(desk, clock, manager, head, sales):
    """Attach a file to the first answer of Sales."""
    opened(desk, clock, manager)
    target = mine(sales).id, Question.get(Question.code == "ORG-01").id

    def attach(name, data):
        return desk.do(head, evidence.attach_to_answer, *target, name, data).result

    return attach


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.gif", "a.bmp", "a.webp"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "WEBP"])
def test_pictures_are_taken_in_whatever_of_them_the_name_says(attach, name, kind):
    assert attach(name, picture(kind)).mime.startswith("image/")


@pytest.mark.parametrize("kind", ["TIFF", "EPS", "PPM", "ICO", "PDF"])
def test_other_formats_are_no_photographs(attach, kind):
    before = trail.head()
    with pytest.raises(Refused, match="cannot be read") as no:
        attach("a.jpg", picture(kind))
    assert no.value.field == "file" and trail.head() == before


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_half_a_picture_is_refused_while_the_other_half_can_still_be_found(attach, kind):
    whole = picture(kind)
    with pytest.raises(Refused, match="cannot be read"):
        attach("a.jpg", whole[: len(whole) // 2])


def test_what_is_too_large_to_be_printed_is_refused(attach):
    with pytest.raises(Refused, match="too large"):
        attach("a.png", picture("PNG", (10_000, 10_000)))


def test_a_file_that_claims_to_be_no_picture_is_kept_as_it_is(attach):
    assert attach("a.tif", picture("TIFF")).mime == "image/tiff"
