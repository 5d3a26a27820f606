"""The pages that two people see together. Whatever keeps the picture away, its place looks the same."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from glitterball.adapters import clock
from glitterball.apps.accounts.gate import own
from glitterball.apps.accounts.viewer import ViewerRequest
from glitterball.apps.picture import pictures
from glitterball.apps.picture.pictures import JointPicture

Arguments = ParamSpec("Arguments")


def _together(
    view: Callable[Concatenate[ViewerRequest, JointPicture, Arguments], HttpResponse],
) -> Callable[Concatenate[ViewerRequest, Arguments], HttpResponse]:
    """Give the view the joint picture; where there is none today, one page stands for every reason."""

    @own
    @wraps(view)
    def shown(request: ViewerRequest, /, *arguments: Arguments.args, **names: Arguments.kwargs) -> HttpResponse:
        if not request.viewer.couple:
            return redirect("picture:home")
        found = pictures.joint_picture_of(request.viewer, clock.now().date())
        if found is None:
            return render(request, "picture/not_here.html")
        return view(request, found, *arguments, **names)

    return shown


@require_safe
@_together
def bright(request: ViewerRequest, found: JointPicture) -> HttpResponse:
    """The ball, what is bright, one surprise, one wish, one thing for tonight."""
    return render(request, "picture/bright.html", {"picture": found})


@require_safe
@_together
def dim(request: ViewerRequest, found: JointPicture) -> HttpResponse:
    """Where it is dim or seen differently, for two who asked for it."""
    return render(request, "picture/dim.html", {"picture": found})


@require_safe
@_together
def sides(request: ViewerRequest, found: JointPicture) -> HttpResponse:
    """Every side that both show, next to each other."""
    return render(request, "picture/sides.html", {"picture": found})
