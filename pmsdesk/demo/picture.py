"""Small drawn pictures that stand in for photos: a cabinet with its date."""

from datetime import date
from io import BytesIO
from random import Random


def photo(random: Random, day: date) -> bytes:
    """A JPEG of a locked cabinet, plainly a drawing."""
    from PIL import Image, ImageDraw, ImageFilter

    wall, steel = (222, 217, 206), 130 + random.randrange(50)
    picture = Image.new("RGB", (640, 480), wall)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 400, 640, 480), fill=(164, 150, 130))
    for column in range(3):
        left = 100 + column * 146
        shade = steel + column * 8
        draw.rectangle((left, 72, left + 140, 408), fill=(shade, shade + 4, shade + 8))
        draw.rectangle((left + 120, 220, left + 128, 260), fill=(70, 70, 74))
        draw.ellipse((left + 118, 270, left + 130, 282), fill=(210, 180, 60))
    picture = picture.filter(ImageFilter.GaussianBlur(1.2))
    ImageDraw.Draw(picture).text((540, 458), f"{day:%Y/%m/%d}", fill=(250, 120, 30))
    out = BytesIO()
    picture.save(out, "JPEG", quality=78)
    return out.getvalue()
