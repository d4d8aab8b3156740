"""Common given names, in lower case: a line that begins with one of them names a person."""

_NAMES = """
    aaron abdul abdullah abraham adam adolf adrian agnes ahmad ahmed alain alan albert alberto
    alejandro aleksandr alessandro alex alexander alexandra alexei alexey alfred ali alice
    amanda ana anastasia anatoly andrea andreas andrei andrew andrey andré angela angelo anita
    ann anna anne annie anthony antoine anton antonio antónio arkady arnold arthur barbara
    beatrice benjamin bernard bernhard betty bill björn boris brian bruce bruno camille carl
    carla carlo carlos carmen carol carolina caroline catherine cecilia charles charlotte chloe
    chris christian christina christine christoph christopher claire clara claude claudia
    claudio craig cynthia daniel daniela david deborah denis dennis diana diane diego dieter
    dietrich dmitri dmitry dominique donald dorothy douglas edgar eduard eduardo edward eleanor
    elena elisabeth elise elizabeth ellen emil emily emma emmanuel enrico eric erich erik ernst
    esther eugene eva evelyn fatima federico felix fernando francesca francesco francis
    francisco frank franz françois françoise frederick friedrich fritz gabriel geoffrey georg
    george georges gerald gerhard gianni gilles giorgio giovanni giulia giuseppe gottfried grace
    graham greg gregory günter hannah hannes hans harold harry hassan heinrich heinz helen
    helena helmut henri henry herbert hermann hugh hugo ian ibrahim igor ilya immanuel ingrid
    irene irina isaac isabel isabella ivan jack jackson jacob jacques jakob james jan jane janet
    jason javier jean jeffrey jennifer jeremy jesse jessica jim joachim joan joanna johann
    johannes john johnny jonas jonathan jorge josef joseph joshua josé joyce juan judith julia
    julian julie jürgen karen karin karl katharina katherine kathleen kenneth kevin klaus konrad
    konstantin kurt larry laura laurence lawrence lena leo leon leonard leonid lewis liam linda
    lisa lorenz louis louise lucas lucia lucy ludwig luigi luis luise luiz lydia lyle madeleine
    manfred manuel marc marcel marco margaret margot maria marie mario marion mark marta martha
    martin mary matteo matthew matthias maurice max maximilian maya melissa michael michel
    michelle miguel mike mikhail mohamed mohammad mohammed monica moritz muhammad nadia nancy
    natalia natalie nathan nicholas nicolas nicole nikita nikolai nikolay nina noah noam nora
    odd oleg olga oliver oscar oskar otto pablo pamela paola paolo patricia patrick paul paula
    paulo pavel pedro peter philip philippe pierre rachel rafael ralph raphael raymond rebecca
    reinhard renate rené ricardo richard robert roberto roger roland ronald rosa rosemary roy
    rudolf russell ruth ryan sabine sally salvador samuel sandra sara sarah scott sebastian
    sergei sergey sergio sharon sidney sigmund silvia simon simone sofia sophia sophie stanley
    stefan stephan stephanie stephen steve steven stuart susan susanne sven svetlana tatiana ted
    teresa terry theodor theodore thomas timothy tom tony ulrich ursula valentina valerie vera
    victor victoria vincent virginia vittorio vladimir walter werner wilhelm william wolfgang
    xavier yuri yusuf yves zadie александр алексей анатолий андрей анна борис валентина василий
    вера виктор владимир галина георгий дмитрий евгений екатерина елена иван игорь илья ирина
    константин лев леонид людмила мария михаил наталья никита николай олег ольга павел пётр
    роман светлана сергей софья степан татьяна фёдор юлия юрий
"""
GIVEN_NAMES = frozenset(_NAMES.split())
