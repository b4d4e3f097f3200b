"""A published picture holds its pixels and nothing else; and the pixels are the same."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms

from generator.make.metadata import without_metadata
from generator.make.pictures import header_facts
from tests.make.samples import (
    REMARK,
    exif,
    gif_with_remarks,
    jpeg_with_remarks,
    picture,
    png_with_remarks,
    saved,
    svg,
    webp_with_remarks,
)

WITH_REMARKS = {
    "png": png_with_remarks(),
    "jpeg": jpeg_with_remarks(),
    "gif": gif_with_remarks(),
    "webp": webp_with_remarks(),
}


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("form", WITH_REMARKS)
def test_remarks_are_gone_and_the_pixels_are_the_same(form: str) -> None:
    data = WITH_REMARKS[form]
    assert REMARK.encode() in data
    bare = without_metadata(data)
    assert REMARK.encode() not in bare
    assert b"Exif" not in bare
    one, two = opened(data), opened(bare)
    assert ImageChops.difference(one.convert("RGB"), two.convert("RGB")).getbbox() is None
    assert not two.getexif()
    assert {"comment", "xmp", "photoshop", "Author", "Comment"}.isdisjoint(two.info)


@pytest.mark.parametrize("form", WITH_REMARKS)
def test_what_is_bare_stays_as_it_is(form: str) -> None:
    bare = without_metadata(WITH_REMARKS[form])
    assert without_metadata(bare) == bare


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_photograph_is_turned_upright(orientation: int) -> None:
    data = jpeg_with_remarks(orientation)
    bare = without_metadata(data)
    facts, shown = header_facts(data, "a.jpg"), opened(bare)
    assert shown.size == (facts.width, facts.height)
    assert REMARK.encode() not in bare
    # Where EXIF's turn takes the red corner.
    right, below = {2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[orientation]
    corner = (shown.width // 4 + right * shown.width // 2, shown.height // 4 + below * shown.height // 2)
    red, green, _ = shown.convert("RGB").getpixel(corner)
    assert red > 200
    assert green < 60


def test_png_and_webp_are_turned_without_loss() -> None:
    for data in (saved(picture(), "PNG", exif=exif(6)), webp_with_remarks(6)):
        bare = without_metadata(data)
        upright = picture().transpose(Image.Transpose.ROTATE_270)
        assert ImageChops.difference(opened(bare).convert("RGB"), upright).getbbox() is None


def test_an_animation_keeps_its_frames_and_its_loop() -> None:
    shown = opened(without_metadata(WITH_REMARKS["gif"]))
    assert (shown.n_frames, shown.info["loop"], shown.info["duration"]) == (2, 0, 50)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_colour_profile_stays(form: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert opened(without_metadata(saved(picture(), form, icc_profile=profile))).info["icc_profile"] == profile


def test_transparency_stays() -> None:
    image = picture(mode="RGBA")
    image.putpixel((1, 1), (0, 0, 0, 0))
    assert opened(without_metadata(saved(image, "PNG"))).convert("RGBA").getpixel((1, 1)) == (0, 0, 0, 0)


def test_a_drawing_loses_its_comments_and_metadata() -> None:
    inside = f"<!-- {REMARK} --><metadata><a>{REMARK}</a><!-- {REMARK} --></metadata><title>Kept</title><metadata/>"
    assert without_metadata(svg(inside)) == svg("<title>Kept</title>")


@pytest.mark.parametrize("data", [b"", b"<html>", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x00\x00\x00\x00WEBP"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="it "):
        without_metadata(data)


@given(st.sampled_from(sorted(WITH_REMARKS)), st.integers(0, 5000), st.binary(min_size=1, max_size=8))
def test_damage_is_read_or_refused_and_nothing_else(form: str, at: int, noise: bytes) -> None:
    data = WITH_REMARKS[form]
    at %= len(data)
    damaged = data[:at] + noise + data[at + len(noise) :]
    header_facts(damaged, "a.png")
    with suppress(ValueError):
        without_metadata(damaged)
