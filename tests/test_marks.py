import pytest
from hypothesis import given

from paper_archive.names import without_marks
from paper_archive.text import clean
from strategies import NAMES


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        *(("Gao *", "Gao"), ("Xin Gao*†", "Xin Gao"), ("*Xin Gao", "Xin Gao"), ("Li†", "Li")),
        *(("Wei Wang1,2", "Wei Wang"), ("Wei Wang 1, 2", "Wei Wang"), ("Zhang¹", "Zhang")),
        *(("Wei Wang$^{1,2}$", "Wei Wang"), ("Wei Wang^{1}", "Wei Wang"), ("李华1", "李华")),
        *(("Wei Wang[1]", "Wei Wang"), ("Wei Wang\\thanks{MIT}", "Wei Wang")),
        *(("Min Li (equal contribution)", "Min Li"), ("Jane Roe (MIT) *", "Jane Roe")),
        *(("Dr. Jane Roe", "Jane Roe"), ("Prof. Dr.-Ing. Max Weber", "Max Weber")),
        *(
            ("Jane Roe, PhD", "Jane Roe"),
            ("Jane Roe Ph.D.", "Jane Roe"),
            ("Jo Doe, M.D.", "Jo Doe"),
        ),
        *(
            ("Jo Doe MD", "Jo Doe"),
            ("Jo Doe MD, PhD", "Jo Doe"),
            ("Jo Doe, M.D., Ph. D.", "Jo Doe"),
            ("Doe, Jo, PhD", "Doe, Jo"),
            ("Jo Doe, Senior Member, IEEE", "Jo Doe"),
            ("Jo Doe, DSc", "Jo Doe"),
            ("Jo Doe Jr., PhD", "Jo Doe Jr."),
            ("Jo, PhD", "Jo"),
            ("Jo, Jr., PhD", "Jo, Jr."),
            ("Jo, PhD, Jr.", "Jo, Jr."),
            ("Doe, Jo, MD, III, FACS", "Doe, Jo, III"),
            ("Doe, Jr., Jo, PhD", "Doe, Jr., Jo"),
            ("Jo Doe PhD, Jr.", "Jo Doe, Jr."),
            ("Martin King PhD Jr.", "Martin King Jr."),
            ("Martin King MD PhD III", "Martin King III"),
            ("Martin King Jr. PhD", "Martin King Jr."),
            ("King, Martin PhD Jr.", "King, Martin Jr."),
            ("Martin King, PhD Jr.", "Martin King, Jr."),
            ("Jo Doe, Ph. D., Jr.", "Jo Doe, Jr."),
            ("Doe, MA, Jr.", "Doe, MA, Jr."),
            ("Doe, Jr., MA", "Doe, Jr., MA"),
            ("Senior Member", "Senior Member"),
            ("Jo PhD", "Jo"),
            ("Doe, MD", "Doe, MD"),
            ("Xu MD", "Xu MD"),
        ),
        *(
            ("Assoc. Prof. Jo Doe", "Jo Doe"),
            ("Rev. Jo Doe", "Jo Doe"),
            ("Dipl.-Ing. Jo Doe", "Jo Doe"),
        ),
        *(
            ("Jo Doe et al.", "Jo Doe"),
            ("Jo Doe et al", "Jo Doe"),
            ("Doe*, Jo", "Doe, Jo"),
            ("Doe1, Jo", "Doe, Jo"),
        ),
        *(("Jo Doe a,b", "Jo Doe"), ("Jo Doe a, *", "Jo Doe"), ("smith j", "smith j")),
        *(("Jo Doeª", "Jo Doe"), ("Doe, Mª", "Doe, Mª"), ("Jo Doe 👑", "Jo Doe")),
        *(("Jo Doe, FACS", "Jo Doe"), ("Jo Doe, CBE, FRS", "Jo Doe"), ("Jo Doe, JD", "Jo Doe")),
        *(("van Doe, MA", "van Doe, MA"), ("De Doe, DO", "De Doe, DO")),
        *(("By Jo Doe", "Jo Doe"), ("Jo Doe and others", "Jo Doe")),
        *(("PD Dr. Jo Doe", "Jo Doe"), ("PD James", "PD James"), ("Prof. em. Jo Doe", "Jo Doe")),
        *(("Wide Team (WT)", "Wide Team (WT)"), ("Jo Doe (https://a.org)", "Jo Doe")),
        *(("Jo Doe♠", "Jo Doe"), ("Jo Doe ◇", "Jo Doe"), ("Jo Doe✉\ufe0f", "Jo Doe")),
        *(("Ada King <ada@a.org>", "Ada King"), ("Ada King ada@a.org", "Ada King")),
        *(
            ("Ada King 0000-0002-1825-0097", "Ada King"),
            ("Ada King orcid.org/0000-0002-1825-0097", "Ada King"),
            ("Ada King, ORCID: 0000-0002-1825-009X", "Ada King"),
        ),
        *(("and Jane Roe", "Jane Roe"), ("Jane Roe and", "Jane Roe"), ("Jane Roe,", "Jane Roe")),
        *(("Xi (Stephen) Chen", "Xi (Stephen) Chen"), ("John Smith 3rd", "John Smith 3rd")),
        *(("Group 7", "Group 7"), ("BICEP2", "BICEP2"), ("01.AI", "01.AI"), ("Team 1", "Team 1")),
        *(("*", "*"), ("(MIT)", "(MIT)"), ("1", "1")),
    ],
)
def test_a_name_is_read_without_what_stands_beside_it(printed: str, name: str) -> None:
    assert without_marks(printed) == name


@given(NAMES)
def test_something_is_left_of_every_name(name: str) -> None:
    bare = without_marks(name)
    assert bare == clean(bare) != ""
    assert any(letter.isalpha() for letter in bare) == any(letter.isalpha() for letter in name)
