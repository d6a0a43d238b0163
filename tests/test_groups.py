import pytest

from paper_archive.names import is_group


@pytest.mark.parametrize(
    "name",
    [
        *(
            "ATLAS Collaboration",
            "LIGO Scientific Collaboration and Virgo Collaboration",
            "Qwen Team",
        ),
        *("Gemma Team", "The Llama Team", "DeepSeek-AI", "OpenAI", "Mistral AI", "01.AI", "NVIDIA"),
        *("Google", "Google DeepMind", "Hugging Face", "Meta AI", "AI at Meta", "Barnes & Noble"),
        *("Max Planck Institute for Informatics", "University of Oxford", "Ministry of Health"),
        *("Universität Wien", "Université de Paris", "Google, Inc.", "BICEP2", "Working Group 3"),
        *("The Pandas Development", "Boston Dynamics", "ETH Zürich", "Siemens AG"),
        *("European Parliament", "National Grid", "Statistics Norway", "École Polytechnique"),
        *("International Human Genome Sequencing Consortium", "OECD", "World Health Organization"),
    ],
)
def test_a_group_is_told_by_its_name(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Ashish Vaswani", "Kenneth Church", "William H. Press", "Huawei Shen", "Esa Rahtu"),
        *("SK Gupta", "LG Shapiro", "US Nair"),
        *("Olivier Company", "Qing Ai", "John Smith 3rd", "Madonna", "王伟", "Ana de la Cruz"),
        *(
            "The Anh Han",
            "AG Wilson",
            "J. R. R. Tolkien",
            "Andy Law",
            "DJ Strouse",
            "Luc Van Gool",
            "Hal Daumé III",
        ),
    ],
)
def test_a_person_is_no_group(name: str) -> None:
    assert not is_group(name)
