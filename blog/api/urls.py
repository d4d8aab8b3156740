"""The URLs of the API, with a view for each method."""

from django.urls import path

from blog.api import comments, lists, media, sources
from blog.api.access import methods
from blog.api.description import openapi
from blog.api.metaweblog import endpoint as metaweblog
from blog.api.micropub import endpoint as micropub
from blog.api.posts import changing, reading

app_name = "api"

urlpatterns = [
    path("openapi.json", methods(GET=openapi.show), name="openapi"),
    path("v1/", methods(GET=lists.index), name="index"),
    path("v1/posts/", methods(GET=reading.index, POST=changing.create), name="posts"),
    path(
        "v1/posts/<int:pk>/",
        methods(GET=reading.show, PATCH=changing.update, DELETE=changing.trash),
        name="post",
    ),
    path("v1/posts/<int:pk>/publish/", methods(POST=changing.publish), name="post-publish"),
    path("v1/posts/<int:pk>/withdraw/", methods(POST=changing.withdraw), name="post-withdraw"),
    path("v1/posts/<int:pk>/restore/", methods(POST=changing.restore), name="post-restore"),
    path("v1/sources/", methods(GET=sources.index), name="sources"),
    path("v1/sources/<slug:key>/", methods(GET=sources.show), name="source"),
    path("v1/comments/", methods(GET=comments.index), name="comments"),
    path("v1/comments/<int:pk>/", methods(GET=comments.show), name="comment"),
    *(
        path(
            f"v1/comments/<int:pk>/{action}/",
            methods(POST=comments.decide),
            {"action": action},
            name=f"comment-{action}",
        )
        for action in ("approve", "reject", "spam")
    ),
    path("v1/tags/", methods(GET=lists.tags), name="tags"),
    path("v1/authors/", methods(GET=lists.authors), name="authors"),
    path("micropub/", methods(GET=micropub.query, POST=micropub.act), name="micropub"),
    path("micropub/media/", methods(POST=micropub.upload), name="micropub-media"),
    path("metaweblog/", methods(POST=metaweblog.call), name="metaweblog"),
    path("rsd.xml", methods(GET=metaweblog.rsd), name="rsd"),
    path("v1/media/", methods(POST=media.upload), name="media"),
]
