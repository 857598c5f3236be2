"""Postures and gestures as joints.

Units: statures; x is positive to where somebody looks. Legs count from the ground up, arms from the
shoulders of somebody who stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from storyc.backends.animatic.canvas import Point
from storyc.emit.sheet import Posture

Bones = tuple[Point, Point]
"""Elbow and hand, or knee and foot."""

GROUND = 0.97


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the joints are; `drop` and `lean` as in `Stance`."""

    back_arm: Bones
    front_arm: Bones
    back_leg: Bones
    front_leg: Bones
    drop: float = 0.0
    lean: float = 0.0
    hips: float = 0.50
    """How high the hips are, from the top."""


POSES: Mapping[Posture, Pose] = {
    "stands": Pose(
        back_arm=((-0.148, 0.335), (-0.140, 0.475)),
        front_arm=((0.132, 0.335), (0.138, 0.475)),
        back_leg=((-0.060, 0.73), (-0.068, GROUND)),
        front_leg=((0.056, 0.73), (0.066, GROUND)),
    ),
    "sits": Pose(
        back_arm=((-0.150, 0.335), (0.020, 0.470)),
        front_arm=((0.150, 0.330), (0.200, 0.455)),
        back_leg=((0.165, 0.735), (0.150, GROUND)),
        front_leg=((0.225, 0.720), (0.235, GROUND)),
        drop=0.22,
        hips=0.72,
    ),
    "kneels": Pose(
        back_arm=((-0.145, 0.345), (-0.060, 0.475)),
        front_arm=((0.150, 0.335), (0.200, 0.440)),
        back_leg=((0.020, 0.955), (-0.200, 0.965)),
        front_leg=((0.190, 0.735), (0.175, GROUND)),
        drop=0.23,
        lean=0.12,
        hips=0.73,
    ),
    "walks": Pose(
        back_arm=((-0.142, 0.330), (-0.165, 0.465)),
        front_arm=((0.118, 0.335), (0.180, 0.440)),
        back_leg=((-0.045, 0.735), (-0.185, 0.945)),
        front_leg=((0.105, 0.725), (0.175, GROUND)),
        drop=0.012,
        lean=0.07,
    ),
    "runs": Pose(
        back_arm=((-0.215, 0.290), (-0.165, 0.415)),
        front_arm=((0.165, 0.325), (0.275, 0.255)),
        back_leg=((-0.120, 0.700), (-0.340, 0.770)),
        front_leg=((0.190, 0.640), (0.150, 0.900)),
        drop=0.02,
        lean=0.26,
    ),
    "lies": Pose(
        back_arm=((-0.135, 0.345), (-0.120, 0.480)),
        front_arm=((0.120, 0.345), (0.070, 0.465)),
        back_leg=((-0.045, 0.73), (-0.050, GROUND)),
        front_leg=((0.060, 0.72), (0.050, GROUND)),
    ),
}

ARMS: Mapping[str, Bones] = {
    "holds": ((0.168, 0.310), (0.225, 0.235)),
    "raises": ((0.190, 0.120), (0.215, -0.050)),
    "lifts": ((0.215, 0.260), (0.205, 0.085)),
    "points": ((0.190, 0.235), (0.285, 0.185)),
    "offers": ((0.160, 0.325), (0.215, 0.275)),
}
"""What the front arm does in place of hanging."""
