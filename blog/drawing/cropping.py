"""Cropping a post's own picture to a link preview."""

from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

from blog.drawing.link_previews import PAPER, SIZE

LEAST = SIZE[0] // 2, SIZE[1] // 2  # a smaller picture would look blurred
QUALITY = 82


def crop_to_preview(file: IO[bytes], *, focus: tuple[int, int]) -> bytes | None:
    """Return a JPEG of the size of a link preview, cropped around `focus`.

    `focus` is in percent from the left and the top. Return None if the picture is too small.
    """
    with Image.open(file) as opened:
        if opened.width < LEAST[0] or opened.height < LEAST[1]:
            return None
        opened.draft(None, (2 * SIZE[0], 2 * SIZE[1]))
        profile = opened.info.get("icc_profile")
        picture = _on_paper(opened)
    center = (focus[0] / 100, focus[1] / 100)
    fitted = ImageOps.fit(picture, SIZE, Image.Resampling.LANCZOS, centering=center)
    jpeg = BytesIO()
    fitted.save(jpeg, "JPEG", quality=QUALITY, optimize=True, icc_profile=profile)
    return jpeg.getvalue()


def _on_paper(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    paper = Image.new("RGB", layer.size, PAPER)
    paper.paste(layer, (0, 0), layer)
    return paper
