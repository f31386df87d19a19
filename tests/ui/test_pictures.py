"""Pictures from anywhere: shown, or not shown; never the end of the program."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from pmsdesk_ui.evidence.pictures import decoded

SIDE = QSize(40, 40)


def picture(kind):
    out = BytesIO()
    Image.new("RGB", (90, 60), "tan").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "WEBP"])
def test_a_picture_fits_into_its_bounds(kind):
    shown = decoded(picture(kind), "image/jpeg", SIDE)
    assert (shown.width(), shown.height()) == (40, 26)


@pytest.mark.parametrize("data", [b"", b"no picture", picture("TIFF"), picture("ICO")])
def test_anything_else_is_not_shown(data):
    assert decoded(data, "image/jpeg", SIDE).isNull()
