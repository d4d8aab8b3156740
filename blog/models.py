"""Imports of all models, so that Django finds them."""

from blog.comments.emails.models import Follow
from blog.comments.models import Comment
from blog.comments.moderation.models import Decision, DecisionItem
from blog.comments.privacy.models import DataRequest, DeletionLog
from blog.comments.spam.bayes.models import Token, TrainingExample, TrainingTotals
from blog.comments.spam.models import SpamCheck
from blog.comments.spam.rules import SpamRules
from blog.comments.threads.models import Thread
from blog.comments.versions.models import CommentVersion
from blog.copies.models import KeptCopy, RemovalRequest
from blog.exports.runs.models import BlogExport
from blog.imports.models import ImportedMedia, OldBlog
from blog.imports.runs.models import BlogImport
from blog.jobs.models import PeriodicJob, TaskRetry
from blog.jobs.workers import Worker
from blog.links.archives.models import ArchiveLookup
from blog.links.history.models import LinkStateCount
from blog.links.models import Host, Link, LinkCollection, LinkUse
from blog.links.quotations.models import QuotationCheck
from blog.mail.models import Email
from blog.media.files.models import FilePage, MediaFile
from blog.media.models import Picture, ReplacedFile
from blog.mentions.models import Delivery, LinkScan, Mention
from blog.operations.hosts.models import Installation
from blog.people.login_attempts import LoginAttempts
from blog.people.models import Account, Invitation
from blog.people.sessions import LoginSession
from blog.people.tokens.models import ApiToken
from blog.posts.autosave.models import Autosave
from blog.posts.bulk.models import BulkAct, BulkPart
from blog.posts.bylines.models import Byline
from blog.posts.citations.models import Citation, Consultation
from blog.posts.files.models import FileUse
from blog.posts.history.models import Revision
from blog.posts.menu.models import MenuItem
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.pictures.models import PictureUse, RemotePicture
from blog.posts.previews.models import PreviewLink
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag, Tagging
from blog.posts.tags.synonyms import Synonym
from blog.posts.translations.models import TranslationGroup
from blog.posts.unpublished.models import UnpublishedChanges, UsedInChanges
from blog.search.models import IndexEntry, SearchWord
from blog.site.counts.models import ListCount
from blog.site.models import Site
from blog.site.public_paths.models import PublicPath
from blog.site.redirects.models import Redirect
from blog.sources.imports.models import ImportRun
from blog.sources.models import FormerKey, OwnStyle, Source
from blog.statistics.models import (
    BlogVisitors,
    MissingPath,
    PostViews,
    Referral,
    Salt,
    SearchMiss,
    Visit,
)
from blog.web.page_cache.changes.models import PageChange
from blog.webhooks.models import Announced, Webhook, WebhookDelivery

__all__ = [
    "Account",
    "Announced",
    "ApiToken",
    "ArchiveLookup",
    "Autosave",
    "BlogExport",
    "BlogImport",
    "BlogVisitors",
    "BulkAct",
    "BulkPart",
    "Byline",
    "Citation",
    "Comment",
    "CommentVersion",
    "Consultation",
    "DataRequest",
    "Decision",
    "DecisionItem",
    "DeletionLog",
    "Delivery",
    "Email",
    "FilePage",
    "FileUse",
    "Follow",
    "FormerKey",
    "Host",
    "ImportRun",
    "ImportedMedia",
    "IndexEntry",
    "Installation",
    "Invitation",
    "KeptCopy",
    "Link",
    "LinkCollection",
    "LinkScan",
    "LinkStateCount",
    "LinkUse",
    "ListCount",
    "LoginAttempts",
    "LoginSession",
    "MediaFile",
    "Mention",
    "MenuItem",
    "MissingPath",
    "OldBlog",
    "OwnStyle",
    "PageChange",
    "PeriodicJob",
    "Permalink",
    "Picture",
    "PictureUse",
    "Post",
    "PostViews",
    "PreviewLink",
    "PublicPath",
    "QuotationCheck",
    "Redirect",
    "Referral",
    "RemotePicture",
    "RemovalRequest",
    "ReplacedFile",
    "Revision",
    "Salt",
    "SearchMiss",
    "SearchWord",
    "Series",
    "Site",
    "Source",
    "SpamCheck",
    "SpamRules",
    "Synonym",
    "Tag",
    "Tagging",
    "TaskRetry",
    "Thread",
    "Token",
    "TrainingExample",
    "TrainingTotals",
    "TranslationGroup",
    "UnpublishedChanges",
    "UsedInChanges",
    "Visit",
    "Webhook",
    "WebhookDelivery",
    "Worker",
]
