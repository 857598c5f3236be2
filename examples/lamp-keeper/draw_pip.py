"""Draws the cameo clip of PIP, the tin gull: three seconds of a wind-up toy flapping and turning.

Run from a checkout: `uv run python examples/lamp-keeper/draw_pip.py`. The clip that the example
uses, `cast/pip.mp4`, is what this script wrote.
"""

import math
from pathlib import Path

import av
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT, FPS, SECONDS = 1280, 720, 24, 3
SCALE = 2
"""Drawn at twice the size and reduced, for smooth edges."""

TIN, SHADE, BEAK, INK = (226, 216, 190), (178, 164, 132), (222, 128, 44), (38, 44, 56)


def draw_frame(second: float) -> Image.Image:
    """Return the picture at a time in seconds from the beginning."""
    picture = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), (58, 66, 80))
    pen = ImageDraw.Draw(picture)
    _window(pen)
    bird = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    _bird(ImageDraw.Draw(bird), flap=math.sin(second * math.tau * 1.5), look=_look(second))
    shadow = Image.new("RGBA", picture.size, (10, 12, 18, 150))
    picture.paste(shadow, (18, 22), bird.getchannel("A").filter(ImageFilter.GaussianBlur(14)))
    picture.paste(bird, (0, 0), bird)
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _look(second: float) -> float:
    """Turn of the head: ahead for a second, then to the window, eased."""
    part = min(max((second - 1.0) / 0.8, 0.0), 1.0)
    return part * part * (3 - 2 * part)


def _window(pen: ImageDraw.ImageDraw) -> None:
    for row in range(HEIGHT * SCALE):
        light = row / (HEIGHT * SCALE)
        tone = (int(74 - 34 * light), int(88 - 36 * light), int(108 - 40 * light))
        pen.line([(0, row), (WIDTH * SCALE, row)], fill=tone)
    pen.rectangle([0, 1120, WIDTH * SCALE, HEIGHT * SCALE], fill=(92, 74, 58))
    pen.rectangle([0, 1120, WIDTH * SCALE, 1138], fill=(124, 102, 80))


def _bird(pen: ImageDraw.ImageDraw, *, flap: float, look: float) -> None:
    x, y = 1240, 800
    pen.ellipse([x - 360, y - 150, x + 300, y + 190], fill=TIN, outline=INK, width=8)
    pen.polygon([(x - 330, y - 20), (x - 560, y - 90), (x - 520, y + 70)], fill=SHADE, outline=INK)
    for rivet in range(7):
        left = x - 250 + rivet * 80
        pen.ellipse([left - 8, y + 110 - 8, left + 8, y + 110 + 8], fill=SHADE, outline=INK)
    head = x + 250 + int(20 * look)
    pen.ellipse([head - 130, y - 330, head + 130, y - 70], fill=TIN, outline=INK, width=8)
    tip = head + int(260 - 420 * look)
    root = head + int(100 - 170 * look)
    pen.polygon([(root, y - 240), (tip, y - 190), (root, y - 150)], fill=BEAK, outline=INK)
    eye = head + int(40 - 50 * look)
    pen.ellipse([eye - 24, y - 256, eye + 24, y - 208], fill=INK)
    pen.ellipse([eye - 4, y - 250, eye + 10, y - 236], fill=TIN)
    lift = int(150 * flap)
    wing = [
        (x - 130, y - 60),
        (x + 130, y - 40),
        (x - 60, y - 240 - lift),
        (x - 280, y - 300 - lift),
    ]
    pen.polygon(wing, fill=SHADE, outline=INK, width=8)
    bend = [wing[3], wing[2], (x - 300, y - 400 - int(lift * 1.3))]
    pen.polygon(bend, fill=TIN, outline=INK, width=8)
    for leg in (-70, 90):
        pen.line([(x + leg, y + 180), (x + leg, 1128)], fill=BEAK, width=20)
        pen.line([(x + leg - 50, 1128), (x + leg + 60, 1128)], fill=BEAK, width=20)
    pen.rectangle([x - 420, y - 8, x - 350, y + 12], fill=SHADE, outline=INK)
    pen.ellipse([x - 480, y - 50, x - 410, y + 50], outline=INK, width=14)


def main() -> None:
    """Write the clip beside the cast file."""
    path = Path(__file__).parent / "cast" / "pip.mp4"
    with av.open(path, "w", options={"movflags": "+faststart"}) as film:
        stream = film.add_stream("libx264", rate=FPS, options={"crf": "24", "preset": "slow"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for index in range(FPS * SECONDS):
            frame = av.VideoFrame.from_image(draw_frame(index / FPS))
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))


if __name__ == "__main__":
    main()
