"""Sound as arrays: one channel, 32-bit floats, full scale 1, 48,000 samples a second."""

import numpy as np
import numpy.typing as npt

RATE = 48_000

Wave = npt.NDArray[np.float32]


def level(db: float) -> float:
    """Return the factor of a level in decibels."""
    return float(10 ** (db / 20))


def rms(wave: Wave) -> float:
    """Return the root mean square of a wave, 0 for an empty one."""
    return float(np.sqrt(np.mean(np.square(wave, dtype=np.float64)))) if wave.size else 0.0


def at_level(wave: Wave, db: float) -> Wave:
    """Return a wave scaled to an RMS level in dBFS; silence stays silence."""
    loudness = rms(wave)
    return wave * np.float32(level(db) / loudness) if loudness > 0 else wave


def resampled(samples: npt.NDArray[np.int16], rate: int) -> Wave:
    """Return 16-bit samples at `rate` as a wave at `RATE`, band-limited."""
    if not samples.size:
        return np.zeros(0, np.float32)
    length = round(samples.size * RATE / rate)
    block = -(-samples.size // rate) * rate
    spectrum = np.fft.rfft(samples.astype(np.float32) / 32768, block)
    target = block // rate * RATE
    wave = np.fft.irfft(spectrum, target) * (target / block)
    return wave[:length].astype(np.float32)


def band_passed(wave: Wave, low_hz: float, high_hz: float) -> Wave:
    """Return what of a wave lies between two frequencies: a voice through a telephone."""
    size = wave.size
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    slope = 1 / (1 + (low_hz / np.maximum(hertz, 1)) ** 6) / (1 + (hertz / high_hz) ** 6)
    return np.fft.irfft(np.fft.rfft(wave) * np.sqrt(slope), size).astype(np.float32)


def faded(wave: Wave, head: int, tail: int) -> Wave:
    """Return a wave that rises over its first `head` and falls over its last `tail` samples."""
    shape = np.ones(wave.size, np.float32)
    head, tail = min(head, wave.size), min(tail, wave.size)
    shape[:head] *= np.linspace(0, 1, head, dtype=np.float32)
    if tail:
        shape[-tail:] *= np.linspace(1, 0, tail, dtype=np.float32)
    return wave * shape
