"""A published picture holds its pixels and nothing else; and the pixels are the same."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from struct import pack, unpack_from

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
    hostile_exif,
    ico,
    jpeg_with_exif,
    jpeg_with_remarks,
    picture,
    png_with_exif,
    png_with_remarks,
    saved,
    svg,
    webp_with_exif,
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


def test_a_drawing_keeps_what_is_svg_and_nothing_that_a_program_noted_for_itself() -> None:
    noted = (
        'xmlns:inkscape="urn:i" xmlns:sodipodi="urn:s" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'inkscape:export-filename="{REMARK}" sodipodi:docname="{REMARK}" xml:base="file:///{REMARK}/" '
    )
    inside = (
        f'<sodipodi:namedview id="{REMARK}"><path d="M9 9"/>{REMARK}</sodipodi:namedview>'
        f'<x xmlns="">{REMARK}</x><style>/* {REMARK} */path {{ fill: red }}</style>'
        f'<g data-name="{REMARK}" inkscape:label="{REMARK}" style="fill: red/* {REMARK} */" xml:lang="en">'
        "<use xlink:href=\"#a\"/><text aria-label='&lt;&quot;&amp;'>1 &lt; 2 &amp; ü</text></g><defs></defs>"
    )
    kept = (
        '<style> path { fill: red }</style><g style="fill: red " xml:lang="en">'
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>'
        '<text aria-label="&lt;&quot;&amp;">1 &lt; 2 &amp; ü</text></g><defs/>'
    )
    size = 'width="120" height="80"'
    bare = without_metadata(svg(inside, noted + size))
    assert bare == svg(kept, size)
    assert without_metadata(bare) == bare


def test_no_style_grows_together_when_its_comments_go() -> None:
    assert b"@im port" in without_metadata(svg("<style>@im/**/port 'x.css';</style>"))


@pytest.mark.parametrize("data", [png_with_remarks(), jpeg_with_remarks(6), webp_with_remarks(), gif_with_remarks()])
def test_a_picture_in_a_drawing_loses_its_remarks_too(data: bytes) -> None:
    inside = '<image href=" data:image/png;base64,{}\n"/>'
    bare = without_metadata(svg(inside.format(b64encode(data).decode())))
    inner = b64decode(bare.partition(b"base64,")[2].partition(b'"')[0])
    assert inner == without_metadata(data)
    assert REMARK.encode() not in inner


@pytest.mark.parametrize("data", [b"", b"x", svg(), WITH_REMARKS["png"][:80]])
def test_a_drawing_with_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="a picture in it"):
        without_metadata(svg(f'<image href="data:image/png;base64,{b64encode(data).decode()}"/>'))


def test_an_icon_keeps_its_pictures_and_loses_their_remarks() -> None:
    bitmap = saved(picture(16, 16), "BMP")[14:]
    clean = ico(without_metadata(WITH_REMARKS["png"]), bitmap)
    assert without_metadata(ico(WITH_REMARKS["png"], bitmap) + REMARK.encode()) == clean
    assert without_metadata(clean) == clean
    plain = saved(picture(32, 32), "ICO")
    assert without_metadata(plain) == plain


def test_the_small_picture_of_jfif_and_what_follows_adobes_fields_are_gone() -> None:
    data = saved(picture(mode="CMYK"), "JPEG")
    at = data.index(b"\xff\xee")
    (length,) = unpack_from(">H", data, at + 2)
    adobe = data[at + 4 : at + 2 + length] + REMARK.encode()
    jfif = b"JFIF\0\x01\x02\0\0\x48\0\x48\x02\x02" + REMARK.encode()
    parts = ((0xE0, jfif), (0xE0, b"JFIF\0" + b"x"), (0xEE, adobe), (0xE0, b"JFXX\0" + REMARK.encode()))
    segments = [bytes((0xFF, mark)) + pack(">H", len(said) + 2) + said for mark, said in parts]
    bare = without_metadata(data[:2] + b"".join(segments) + data[2:at] + data[at + 2 + length :])
    assert REMARK.encode() not in bare
    assert b"\xff\xe0\x00\x10JFIF\0\x01\x02\0\0\x48\0\x48\0\0" in bare
    assert opened(bare).mode == "CMYK"
    assert ImageChops.difference(opened(bare).convert("RGB"), opened(data).convert("RGB")).getbbox() is None


def test_nothing_rides_along_with_the_loop_of_an_animation() -> None:
    data = WITH_REMARKS["gif"]
    at = data.index(b"NETSCAPE2.0") + 11
    said = data[: at + 4] + bytes([len(REMARK)]) + REMARK.encode() + data[at + 4 :]
    assert without_metadata(said) == without_metadata(data)


ODD = st.tuples(
    st.sampled_from([0x010F, 0x011A, 0x011B, 0x0128, 0x0213, 0x8769, 0x8825, 0x927C, 0xA005]) | st.integers(0, 0xFFFF),
    st.integers(0, 14),
    st.integers(0, 9) | st.just(0xFFFFFFFF),
    st.binary(min_size=4, max_size=4),
)


@given(
    st.sampled_from([jpeg_with_exif, png_with_exif, webp_with_exif]),
    st.integers(2, 8),
    st.lists(ODD, max_size=6),
)
def test_whatever_else_exif_holds_a_picture_is_turned_by_what_it_says(
    made: Callable[[bytes], bytes], orientation: int, entries: list[tuple[int, int, int, bytes]]
) -> None:
    plain = without_metadata(made(hostile_exif(orientation, [])))
    assert without_metadata(made(hostile_exif(orientation, entries))) == plain
    assert opened(plain).size == ((60, 40) if orientation < 5 else (40, 60))


@pytest.mark.parametrize("tag", [0x011A, 0x0213, 0x0128])
def test_words_where_exif_has_numbers_are_no_fault_of_ours(tag: int) -> None:
    data = jpeg_with_exif(hostile_exif(6, [(tag, 2, 4, b"abc\0")]))
    assert opened(without_metadata(data)).size == (40, 60)


@given(st.integers(2, 8), st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_pixels_that_are_damaged_are_the_fault_of_the_picture(orientation: int, at: int, noise: bytes) -> None:
    data = jpeg_with_remarks(orientation)
    at %= len(data)
    with suppress(ValueError):
        without_metadata(data[:at] + noise + data[at + len(noise) :])


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
