"""Nearest-centroid scoring of PNG images, with nothing but the standard library.

The model is a `centroids.json`: the images' width and height, one label per class and one mean image per class,
as rows of grey values. Rows of the output are `prediction,file_name`.
"""

import csv
import io
import json
import os
import struct
import zlib
from operator import mul

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}  # by PNG colour type: grey, RGB, grey + alpha, RGB + alpha

model = None
norms = None


def init():
    """Finds and reads the model; |c|² of each centroid is the same for every image."""
    global model, norms
    with open(find_file(os.environ["AZUREML_MODEL_DIR"], "centroids.json"), encoding="utf-8") as file:
        model = json.load(file)
    norms = [sum(map(mul, centroid, centroid)) for centroid in model["centroids"]]
    print(f"{len(norms)} centroids of {model['width']} × {model['height']} pixels are loaded.")


def run(mini_batch):
    """Answers one row per file; a file that is no such image ends the mini-batch with a sentence that names it."""
    return [row(nearest(grey_pixels(path)), os.path.basename(path)) for path in mini_batch]


def find_file(folder, name):
    for parent, _, files in os.walk(folder):
        if name in files:
            return os.path.join(parent, name)
    raise FileNotFoundError(f"There is no {name} in the model's folder.")


def row(*values):
    """One CSV line without its line end, quoted where needed."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def nearest(pixels):
    """The label with the least |x - c|²; |x|² is left out, as all have it in common."""
    distances = [norm - 2 * sum(map(mul, pixels, c)) for norm, c in zip(norms, model["centroids"])]
    return model["labels"][distances.index(min(distances))]


def grey_pixels(path):
    name = os.path.basename(path)
    with open(path, "rb") as file:
        data = file.read()
    try:
        channels, pixels = read_png(data, model["width"], model["height"])
    except (struct.error, zlib.error, IndexError) as problem:
        raise ValueError(f"{name} is a damaged PNG image: {problem}") from problem
    except ValueError as problem:
        raise ValueError(f"{name} {problem}") from None
    return pixels if channels == 1 else luminance(pixels)


def luminance(rgb):
    """Grey of ITU-R BT.601, in 16-bit fixed point."""
    reds, greens, blues = rgb[0::3], rgb[1::3], rgb[2::3]
    return [(19595 * r + 38470 * g + 7471 * b + 32768) >> 16 for r, g, b in zip(reds, greens, blues)]


def read_png(data, wanted_width, wanted_height):
    """Channels without alpha (1 or 3) and pixels of an 8-bit, non-interlaced PNG of the wanted size."""
    if data[:8] != PNG_SIGNATURE:
        raise ValueError("is not a PNG image.")
    header, packed = chunks(data)
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", header)
    if (width, height) != (wanted_width, wanted_height):
        raise ValueError(f"has {width} × {height} pixels, and the model takes {wanted_width} × {wanted_height}.")
    if depth != 8 or colour not in CHANNELS or interlace:
        raise ValueError("is a PNG image that this script does not read: it must be 8-bit grey or RGB, not interlaced.")
    channels = CHANNELS[colour]
    size = height * (1 + width * channels)
    lines = unfilter(zlib.decompressobj().decompress(packed, size), width * channels, height, channels)
    return (1 if channels < 3 else 3), without_alpha(lines, channels)


def without_alpha(pixels, channels):
    if channels % 2:
        return pixels
    return bytes(value for at, value in enumerate(pixels) if at % channels != channels - 1)


def chunks(data):
    """The header and the joined image data; a PNG is a signature and chunks of length, type, body and checksum."""
    header, packed, at = b"", [], 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            header = body
        elif kind == b"IDAT":
            packed.append(body)
        at += 12 + length
    return header, b"".join(packed)


def unfilter(data, stride, height, step):
    """Undoes the filter that the first byte of each line names (PNG specification, section 9)."""
    if len(data) != height * (stride + 1):
        raise IndexError("its image data is cut short.")
    above, lines = bytes(stride), []
    for start in range(0, len(data), stride + 1):
        line = bytearray(data[start + 1 : start + 1 + stride])
        undo(data[start], line, above, step)
        lines.append(line)
        above = line
    return b"".join(lines)


def undo(filter_type, line, above, step):
    if filter_type == 0:
        return
    if filter_type > 4:
        raise IndexError(f"there is no line filter {filter_type}.")
    for at, value in enumerate(line):
        left = line[at - step] if at >= step else 0
        up = above[at]
        corner = above[at - step] if at >= step else 0
        guess = (left, up, (left + up) >> 1, paeth(left, up, corner))[filter_type - 1]
        line[at] = (value + guess) & 255


def paeth(left, up, corner):
    estimate = left + up - corner
    by_left, by_up, by_corner = abs(estimate - left), abs(estimate - up), abs(estimate - corner)
    if by_left <= by_up and by_left <= by_corner:
        return left
    return up if by_up <= by_corner else corner
