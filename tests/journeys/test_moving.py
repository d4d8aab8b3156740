"""A blog moves from SQLite to PostgreSQL: every row, the search, to the microsecond."""

import subprocess

from tests import needs, postgresql
from tests.journeys import server

QUESTIONS = (
    "from blog.posts.models import Post; from blog.search.searching import search;"
    "from blog.search.models import IndexEntry;"
    "print(Post.objects.count(), IndexEntry.objects.count() > 0,"
    " Post.objects.order_by('pk').first().published_at.isoformat(),"
    " search('cuban', page=1).count > 0)"
)
SHELL = ("shell", "--no-imports", "--command", QUESTIONS)


def test_a_move_that_is_killed_while_it_builds_the_search_is_run_again(prepared_folder, tmp_path):
    programs = needs.postgresql()
    assert programs
    folder = server.copy_prepared(prepared_folder, tmp_path / "data")
    before = server.run(*SHELL, environment=server.environment_for(folder, port=1))
    with postgresql.running(programs) as url:
        environment = server.environment_for(folder, port=1, DATABASE_URL=url, PYTHONUNBUFFERED="1")
        command = [*server.MANAGE, "move_database"]
        with subprocess.Popen(
            command, cwd=server.ROOT, env=environment, stdout=subprocess.PIPE, text=True
        ) as move:
            assert move.stdout
            assert any("Building the search" in line for line in move.stdout)
            move.kill()
        moved = server.run("move_database", environment=environment)
        assert moved.returncode == 0, moved.stderr
        assert server.run(*SHELL, environment=environment).stdout == before.stdout


def test_a_blog_moves_to_postgresql(prepared_folder, tmp_path):
    programs = needs.postgresql()
    assert programs
    folder = server.copy_prepared(prepared_folder, tmp_path / "data")
    before = server.run(*SHELL, environment=server.environment_for(folder, port=1))
    with postgresql.running(programs) as url:
        environment = server.environment_for(folder, port=1, DATABASE_URL=url)
        moved = server.run("move_database", environment=environment)
        assert moved.returncode == 0, moved.stderr
        assert "rows were moved and compared" in moved.stdout
        assert server.run(*SHELL, environment=environment).stdout == before.stdout
