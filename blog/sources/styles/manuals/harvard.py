"""Requirements of Cite Them Right that its CSL file does not meet."""

from blog.sources.styles.manuals.manual import EVERY_TYPE, Manual

HARVARD = Manual(
    omits={EVERY_TYPE: frozenset({"publisher-place"})},
    patches=(
        (  # Macbeth (1948) Directed by O. Welles [Film].
            '<text variable="medium" prefix="[" suffix="]"/>',
            """\
            <choose>
              <if type="motion_picture" variable="director" match="none">
                <text variable="medium" prefix="[" suffix="]"/>
              </if>
            </choose>""",
        ),
        (  # Newton, W. (1785) Letter to William Ord, 23 June. Ord Manuscripts, Woodhorn.
            """\
      <else>
        <text variable="title" form="long" quotes="true"/>""",
            """\
      <else-if type="personal_communication" variable="recipient">
        <group delimiter=" ">
          <choose>
            <if variable="genre">
              <text variable="genre" text-case="capitalize-first"/>
            </if>
            <else>
              <text term="letter" text-case="capitalize-first"/>
            </else>
          </choose>
          <names variable="recipient">
            <label form="verb" suffix=" "/>
            <name and="text" initialize="false"/>
          </names>
        </group>
      </else-if>
      <else>
        <text variable="title" form="long" quotes="true"/>""",
        ),
        (
            'type="article-newspaper article-magazine post-weblog speech"',
            'type="article-newspaper article-magazine interview personal_communication post-weblog '
            'speech"',
        ),
        (
            '<text macro="access" prefix=". "/>',
            """\
      <group delimiter=", " prefix=". ">
        <text variable="archive_collection"/>
        <text variable="archive_location"/>
        <text variable="archive"/>
        <text variable="archive-place"/>
      </group>
      <text macro="access" prefix=". "/>""",
        ),
        (
            '<text macro="year-date" prefix="(" suffix=")"/>',
            '<text macro="year-date" prefix="(" suffix=")"/><text macro="film"/>',
        ),
        (
            '  <macro name="title">',
            """\
  <macro name="film">
    <choose>
      <if type="motion_picture" variable="director">
        <group delimiter=" ">
          <names variable="director">
            <label form="verb" text-case="capitalize-first" suffix=" "/>
            <name and="text" initialize-with="."/>
          </names>
          <choose>
            <if variable="medium">
              <text variable="medium" prefix="[" suffix="]"/>
            </if>
            <else>
              <text term="film" text-case="capitalize-first" prefix="[" suffix="]"/>
            </else>
          </choose>
        </group>
      </if>
    </choose>
  </macro>
  <macro name="title">""",
        ),
    ),
)
