"""Every room's models, so that Django finds them."""

from blog.chores.models import ChoreRecord
from blog.comments.claims import Claim, Forgetting
from blog.comments.decisions import Decision, Ruling
from blog.comments.follows import Follow
from blog.comments.judging.models import Judgement, Lesson, Rules, Sign, Tally
from blog.comments.models import Comment, FormerWords, Thread
from blog.mail.models import Letter
from blog.media.models import FormerFile, Picture
from blog.mentions.models import Mention, Notice, Outbox
from blog.people.models import Account, Invitation
from blog.people.sessions import DeskSession
from blog.people.throttling import WrongGuesses
from blog.posts.bulk_acts import BulkAct, BulkPart
from blog.posts.bylines import Byline
from blog.posts.menu import MenuItem
from blog.posts.models import Post
from blog.posts.permalinks import Permalink
from blog.posts.previews import PreviewLink
from blog.posts.revisions import Revision
from blog.posts.series import Series
from blog.posts.synonyms import Synonym
from blog.posts.tags import Tag, Tagging
from blog.posts.translations import TranslationGroup
from blog.posts.uses import Citation, Consultation, PictureUse
from blog.posts.working_copies import WorkingCopy
from blog.search.models import Findable
from blog.site.models import Site
from blog.sources.models import FormerKey, OwnStyle, Source
from blog.statistics.models import BlogReaders, PostReads, Referral, Salt, VainSearch, Visit

__all__ = [
    "Account",
    "BlogReaders",
    "BulkAct",
    "BulkPart",
    "Byline",
    "ChoreRecord",
    "Citation",
    "Claim",
    "Comment",
    "Consultation",
    "Decision",
    "DeskSession",
    "Findable",
    "Follow",
    "Forgetting",
    "FormerFile",
    "FormerKey",
    "FormerWords",
    "Invitation",
    "Judgement",
    "Lesson",
    "Letter",
    "Mention",
    "MenuItem",
    "Notice",
    "Outbox",
    "OwnStyle",
    "Permalink",
    "Picture",
    "PictureUse",
    "Post",
    "PostReads",
    "PreviewLink",
    "Referral",
    "Revision",
    "Rules",
    "Ruling",
    "Salt",
    "Series",
    "Sign",
    "Site",
    "Source",
    "Synonym",
    "Tag",
    "Tagging",
    "Tally",
    "Thread",
    "TranslationGroup",
    "VainSearch",
    "Visit",
    "WorkingCopy",
    "WrongGuesses",
]
