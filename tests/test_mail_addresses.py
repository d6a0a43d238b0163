"""Mail addresses as people write them."""

import pytest

from paper_archive.workflows.mail.addresses import is_mail_address, mail_address


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("ada@example.org", "", "ada@example.org"),
        (" ada.b+papers@Example.ORG ", "", "ada.b+papers@example.org"),
        ("<ada@example.org>", "", "ada@example.org"),
        ("Ada Lovelace <ada@example.org>", "Ada Lovelace", "ada@example.org"),
        ('"Lovelace, Ada" <ada@example.org>', "Lovelace, Ada", "ada@example.org"),
        ("Lovelace, Ada <ada@example.org>", "Lovelace, Ada", "ada@example.org"),
        ("Žofie <z@bücher.example>", "Žofie", "z@xn--bcher-kva.example"),
        ("ada@例え.jp", "", "ada@xn--r8jz45g.jp"),
        ("añja@example.org", "", "añja@example.org"),
        ("an\u0303ja@example.org", "", "añja@example.org"),
        ("root@localhost", "", "root@localhost"),
    ],
)
def test_an_address_is_read(text: str, name: str, address: str) -> None:
    found = mail_address(text)
    assert (found.display_name, found.addr_spec) == (name, address)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no @"),
        ("ada", "has no @"),
        ("Ada <>", "has no @"),
        ("@example.org", "has no valid name before the @"),
        ("ada@", "has no valid domain after the @"),
        ("a b@example.org", "has no valid name before the @"),
        ("ada@example.org, ben@example.org", "has no valid name before the @"),
        ("ada@example.org ben@example.org", "has no valid name before the @"),
        ("ada@@example.org", "has no valid name before the @"),
        (".ada@example.org", "has no valid name before the @"),
        ("ada..b@example.org", "has no valid name before the @"),
        ("ada@exam ple.org", "has no valid domain after the @"),
        ("ada@example..org", "has no valid domain after the @"),
        ("ada@example.org.", "has no valid domain after the @"),
        ("ada@example。org。", "has no valid domain after the @"),
        ("ada@-example.org", "has no valid domain after the @"),
        ("ada@example.org>", "has no valid domain after the @"),
        ("Ada <ada@example.org", "has no valid name before the @"),
        ("ada@example.org\r\nBcc: all@example.org", "has control characters"),
        ("Ada\x00 <ada@example.org>", "has control characters"),
        ("Ada\u2028 <ada@example.org>", "has control characters"),
        (f"{'a' * 65}@example.org", "has no valid name before the @"),
        (f"a@{'b' * 64}.org", "has no valid domain after the @"),
        (f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}", "is longer than 254 bytes"),
    ],
)
def test_what_is_no_address_is_refused_without_showing_it(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        mail_address(text)
    assert str(caught.value) == reason
    assert not is_mail_address(text)
