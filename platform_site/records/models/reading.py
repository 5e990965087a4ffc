"""A record whose form is being built: Wagtail asks a dozen times whether it is under review."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import WorkflowMixin


@dataclass(frozen=True)
class Review:
    state: Any
    workflow: Any


class ReviewReadOnce(WorkflowMixin):
    """After `read_review_once` the review of this instance is what it was then; other instances ask as ever."""

    _review: Review | None = None

    class Meta:
        abstract = True

    def read_review_once(self) -> None:
        self._review = None
        self._review = Review(self.current_workflow_state, self.get_workflow())

    @property
    def current_workflow_state(self):
        return self._review.state if self._review else super().current_workflow_state

    @property
    def workflow_in_progress(self):
        if self._review is None:
            return super().workflow_in_progress
        state = self._review.state
        return bool(state and state.status == state.STATUS_IN_PROGRESS)

    def get_workflow(self):
        return self._review.workflow if self._review else super().get_workflow()
