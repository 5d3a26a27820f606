"""The picture: what one person's or two people's scores say, with the way there."""

from glitterball.core.picture.findings import Finding, FindingKind, Picture
from glitterball.core.picture.joint import joint_picture
from glitterball.core.picture.knowledge import PictureKnowledge
from glitterball.core.picture.own import own_picture
from glitterball.core.picture.release import Released, UnknownScaleError, in_common, release
from glitterball.core.picture.triangle import Triangle, triangle_of

__all__ = [
    "Finding",
    "FindingKind",
    "Picture",
    "PictureKnowledge",
    "Released",
    "Triangle",
    "UnknownScaleError",
    "in_common",
    "joint_picture",
    "own_picture",
    "release",
    "triangle_of",
]
