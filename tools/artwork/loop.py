"""Make the recording that the demo's channels send round and round, out of the demo's own pictures; needs ffmpeg.

    .venv/bin/python tools/artwork/loop.py

Sixteen seconds as HLS segments of two, 640×360 with a quiet chord, and the chord alone:
`src/khabar/demo/static/khabar_demo/loop/`. `khabar.demo.loop` makes a live playlist of them.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

DEMO = Path(__file__).parents[2] / "src/khabar/demo"
TARGET = DEMO / "static/khabar_demo/loop"
PICTURES = ("port-dawn", "lighthouse", "night-capital", "radio-dish")
SECONDS, SEGMENT, RATE = 16, 2, 12
EACH = SECONDS // len(PICTURES)
CHORD = (110, 164.81, 220, 277.18)


def pan(number: int) -> str:
    """A slow way into a picture, or out of it."""
    frames = EACH * RATE
    zoom = f"1+0.10*on/{frames}" if number % 2 == 0 else f"1.10-0.10*on/{frames}"
    centre = "x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2'"
    size = f"d={frames}:s=640x360:fps={RATE}"
    large = f"[{number}:v]scale=2560:-2,crop=2560:1440"
    return f"{large},zoompan=z='{zoom}':{centre}:{size},setsar=1,format=yuv420p[v{number}]"


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.m*"):
        old.unlink()
    inputs = [part for name in PICTURES for part in ("-i", str(DEMO / f"pictures/{name}.jpg"))]
    tones = "+".join(f"0.05*sin(2*PI*{tone}*t)*(0.6+0.4*sin(2*PI*t/8+{n}))" for n, tone in enumerate(CHORD))
    sound = ["-f", "lavfi", "-i", f"aevalsrc='{tones}':s=32000:d={SECONDS}"]
    joined = "".join(f"[v{n}]" for n in range(len(PICTURES)))
    graph = ";".join([*map(pan, range(len(PICTURES))), f"{joined}concat=n={len(PICTURES)}:v=1[v]"])
    begin = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
    heard = ["-c:a", "aac", "-b:a", "32k", "-ac", "1"]
    seen = ["-c:v", "libx264", "-preset", "veryslow", "-crf", "30", "-profile:v", "main", "-g", str(SEGMENT * RATE)]
    fixed = ["-keyint_min", str(SEGMENT * RATE), "-sc_threshold", "0", "-map_metadata", "-1", "-bitexact"]
    place = ["-map", "[v]", "-map", f"{len(PICTURES)}:a"]
    drawn = [*inputs, *sound, "-filter_complex", graph, *place, *seen, *fixed]
    subprocess.run([*begin, *drawn, *heard, *hls("picture")], check=True)
    subprocess.run([*begin, *sound, *heard, "-bitexact", *hls("sound")], check=True)
    rest = [TARGET / f"sound.{SECONDS // SEGMENT}.mp4", *TARGET.glob("*.m3u8")]  # the demo writes its own playlists
    for file in rest:
        file.unlink()


def hls(name: str) -> list[str]:
    names = ["-hls_fmp4_init_filename", f"{name}.init.mp4", "-hls_segment_filename", str(TARGET / f"{name}.%d.mp4")]
    form = ["-f", "hls", "-hls_time", str(SEGMENT), "-hls_segment_type", "fmp4", "-hls_playlist_type", "vod"]
    return ["-t", str(SECONDS), *form, *names, str(TARGET / f"{name}.m3u8")]


if __name__ == "__main__":
    main()
