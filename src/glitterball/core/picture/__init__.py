"""The picture: what one person's or two people's scores say, with the way there."""

from glitterball.core.picture.findings import Finding, FindingKind, Picture
from glitterball.core.picture.joint import joint_picture
from glitterball.core.picture.knowledge import PictureKnowledge
from glitterball.core.picture.own import own_picture
from glitterball.core.picture.release import Released, UnknownScaleError, in_common, release
from glitterball.core.picture.resting import WHOLE, is_resting
from glitterball.core.picture.triangle import Triangle, triangle_of
from glitterball.core.picture.wholes import fit_to_show, only_whole_blocks, without

__all__ = [
    "WHOLE",
    "Finding",
    "FindingKind",
    "Picture",
    "PictureKnowledge",
    "Released",
    "Triangle",
    "UnknownScaleError",
    "fit_to_show",
    "in_common",
    "is_resting",
    "joint_picture",
    "only_whole_blocks",
    "own_picture",
    "release",
    "triangle_of",
    "without",
]
