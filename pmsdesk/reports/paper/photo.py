"""Evidence pictures: turned upright, made no larger than paper can show, or said to be unreadable.

Imported late: Pillow comes in here.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from ...base.text import T

DOTS = 150  # per inch at the size it is printed
MOST_PIXELS = 80_000_000  # a larger one is refused before its pixels are unpacked
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")  # no other decoder runs
UNREADABLE = T("This picture cannot be read.", "この画像は読み取れません。")
TOO_LARGE = T(
    "This picture has too many pixels to be printed.",
    "この画像は画素数が大きすぎて印刷できません。",
)


@dataclass(frozen=True, slots=True)
class Picture:
    """Ready to be placed: file, width and height in points."""

    data: BytesIO
    width: float
    height: float


def picture(data: bytes, width: float, height: float) -> Picture | T:
    """The picture fitted into this many points, never enlarged beyond 72 dots per inch.

    A sentence instead of a Picture says why it cannot be shown.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limit here is lower than Pillow's own
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    return TOO_LARGE
                return _fitted(opened, width, height)
    except Image.DecompressionBombError:
        return TOO_LARGE
    except Exception:  # a damaged file may fail anywhere inside a decoder
        return UNREADABLE


def _fitted(opened: Image.Image, width: float, height: float) -> Picture:
    photographic = opened.format in {"JPEG", "MPO", "WEBP"}
    dots = DOTS / 72
    longest = round(max(width, height) * dots)
    opened.draft("RGB", (longest, longest))
    ImageOps.exif_transpose(opened, in_place=True)  # no copy: the largest take 300 MB each
    upright = _opaque(opened)
    scale = min(width / upright.width, height / upright.height, 1.0)
    placed = (upright.width * scale, upright.height * scale)
    upright.thumbnail((round(placed[0] * dots), round(placed[1] * dots)), Image.Resampling.LANCZOS)
    out = BytesIO()
    if photographic:
        upright.save(out, "JPEG", quality=86)
    else:
        upright.save(out, "PNG")
    out.seek(0)
    return Picture(out, *placed)


def _opaque(image: Image.Image) -> Image.Image:
    """On white paper, in plain colours."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    plain = "L" if image.mode in {"1", "L"} else "RGB"
    return image if image.mode == plain else image.convert(plain)
