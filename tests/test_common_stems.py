"""The stems that count once in an abstract."""

from paper_archive.publish.search.common_stems import with_common_once


def test_a_common_stem_counts_once_in_an_abstract_and_others_as_often_as_they_are_there() -> None:
    common, rare = ["learn", "wax", "learn", "wax"], ["learn", "learn", "honey", "honey"]
    found = with_common_once([common] * 1_001 + [rare])
    assert sorted(found[0]) == ["learn", "wax"]
    assert sorted(found[-1]) == ["honey", "honey", "learn"]


def test_a_stem_of_a_thousand_abstracts_is_common_unless_it_is_in_few_of_many() -> None:
    common = [["learn", "learn"]]
    assert with_common_once(common * 1_000)[0] == ["learn", "learn"]
    assert with_common_once(common * 1_001)[0] == ["learn"]
    assert with_common_once(common * 1_001 + [["wax"]] * 20_000)[0] == ["learn", "learn"]
