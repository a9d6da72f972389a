"""The bot's own records, beside the catalog in one database: receipts, wishes, and how it is set."""

from pathlib import Path

from sqlalchemy.engine import Engine

from bot.records.audit_log import AuditLog, AuditLogEntry, Result
from bot.records.channel_settings import AccessRule, ChannelSettings, Kind, Mode, StoredData
from bot.records.coverage import CoverageRequest, Feedback, FeedbackAndCoverage, Requester, Status
from bot.records.inbox import Inbox, Links, LinkState, PostedLink
from bot.records.receipts import Receipt, Receipts, new_receipt_id
from bot.records.reviews import Complaint, Reviews
from bot.records.schedules import Schedule, ScheduleKind, Schedules
from bot.records.schema import REVISION
from bot.records.view_states import ViewState, ViewStates
from retrieval.store.database import migrate

__all__ = [
    "AccessRule",
    "AuditLogEntry",
    "Complaint",
    "CoverageRequest",
    "Feedback",
    "Inbox",
    "Kind",
    "LinkState",
    "Mode",
    "PostedLink",
    "Receipt",
    "Records",
    "Requester",
    "Result",
    "Schedule",
    "ScheduleKind",
    "Status",
    "StoredData",
    "ViewState",
    "new_receipt_id",
]


class Records(Receipts, FeedbackAndCoverage, ChannelSettings, AuditLog, ViewStates, Reviews, Links, Schedules):
    """Read and write the bot's records. Raises CatalogError where the database can't be used or is of a later version.

    Methods take one short transaction each, and may be called from several threads.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        scripts = Path(__file__).parent / "migrations"
        migrate(engine, scripts, REVISION, "bot_alembic_version")
