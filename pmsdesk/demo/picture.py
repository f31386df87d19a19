"""Small drawn pictures that stand in for photos: a cabinet with its date."""

from datetime import date
from io import BytesIO
from random import Random


def photo(random: Random, day: date) -> bytes:
    """A JPEG of a locked cabinet, plainly a drawing."""
    from PIL import Image, ImageDraw, ImageFilter

    wall, steel = (222, 217, 206), 130 + random.randrange(50)
    picture = Image.new("RGB", (960, 720), wall)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 600, 960, 720), fill=(164, 150, 130))
    for column in range(3):
        left = 150 + column * 220
        shade = steel + column * 8
        draw.rectangle((left, 110, left + 210, 610), fill=(shade, shade + 4, shade + 8))
        draw.rectangle((left + 180, 330, left + 192, 390), fill=(70, 70, 74))
        draw.ellipse((left + 178, 404, left + 194, 420), fill=(210, 180, 60))
    picture = picture.filter(ImageFilter.GaussianBlur(1.2))
    ImageDraw.Draw(picture).text((780, 684), f"{day:%Y/%m/%d}", fill=(250, 120, 30))
    out = BytesIO()
    picture.save(out, "JPEG", quality=78)
    return out.getvalue()
