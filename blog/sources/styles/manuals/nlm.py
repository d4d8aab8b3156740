"""Requirements of Citing Medicine that its CSL file does not meet."""

from blog.sources.styles.manuals.manual import Manual

NLM = Manual(
    # a period after a URL only if it ends in a slash
    url=lambda url: f"{url}." if url.endswith("/") else url,
    patches=(
        (
            '<term name="available at">available from</term>',
            '<term name="available at">available from</term>'
            '<term name="page-range-delimiter">-</term>',
        ),
        (
            """\
      <date-part form="short" name="month" strip-periods="true"/>
      <date-part name="day"/>""",
            """\
      <date-part form="short" name="month" strip-periods="true"/>
      <date-part name="day" range-delimiter="-"/>""",
        ),
        (  # EuroGP 2002: Proceedings; 2002 Apr 3-5; Kinsdale, Ireland
            """\
            <text macro="secondary-authors"/>
            <text macro="container-title"/>""",
            """\
            <text macro="secondary-authors"/>
            <text macro="container-title"/>
            <choose>
              <if type="paper-conference">
                <group delimiter="; ">
                  <text variable="event-title"/>
                  <date form="text" variable="event-date"/>
                  <text variable="event-place"/>
                </group>
              </if>
            </choose>""",
        ),
        (  # Able A. Letter to: Cole C. 2002 Jun 3.
            """\
      <else>
        <text variable="title"/>
      </else>
    </choose>
  </macro>
  <macro name="content-type">""",
            """\
      <else-if type="personal_communication" variable="recipient">
        <group delimiter=": ">
          <text value="Letter to"/>
          <names variable="recipient"/>
        </group>
      </else-if>
      <else>
        <text variable="title"/>
      </else>
    </choose>
  </macro>
  <macro name="content-type">""",
        ),
        (
            """\
        <else-if type="report">
          <date date-parts="year-month\"""",
            """\
        <else-if match="any" type="interview manuscript personal_communication">
          <date form="text" variable="issued"/>
        </else-if>
        <else-if type="report">
          <date date-parts="year-month\"""",
        ),
        ('prefix="doi:"', 'prefix="doi: "'),
        (  # doi: 10.1136/bmj.a2752. PubMed PMID: 19129307
            """\
      <text macro="availability"/>
      <text macro="notes"/>""",
            """\
      <group delimiter=". ">
        <text macro="availability"/>
        <text macro="notes"/>
      </group>""",
        ),
        (  # brackets around the place would mean that it is a guess
            '<text prefix="[" suffix="]" variable="publisher-place"/>',
            '<text variable="publisher-place"/>',
        ),
    ),
)
