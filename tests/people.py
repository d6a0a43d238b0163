"""Names of every kind, and the parts that people see in them."""

from typing import Final

from paper_archive.names import Name

_KINDS: Final = {
    "plain": {
        "Ashish Vaswani": Name("Vaswani", "Ashish"),
        "John P. Q. Smith": Name("Smith", "John P. Q."),
        "J.-P. Serre": Name("Serre", "J.-P."),
        "J P Morgan": Name("Morgan", "J P"),
        "Mary-Jane O'Neil": Name("O'Neil", "Mary-Jane"),
        "Conor McGregor": Name("McGregor", "Conor"),
        'John "Jack" Doe': Name("Doe", 'John "Jack"'),
        "Xi (Stephen) Chen": Name("Chen", "Xi (Stephen)"),
        "Muhammad Al-Khatib": Name("Al-Khatib", "Muhammad"),
        "Sung won Kim": Name("Kim", "Sung won"),
        "bell hooks": Name("hooks", "bell"),
        "Kenneth Church": Name("Church", "Kenneth"),
        "William H. Press": Name("Press", "William H."),
    },
    "particles in lowercase": {
        "Vincent van Gogh": Name("Gogh", "Vincent", "van"),
        "Guido C. H. E. de Croon": Name("Croon", "Guido C. H. E.", "de"),
        "Maarten van der Wal": Name("Wal", "Maarten", "van der"),
        "Émile de la Vallée": Name("Vallée", "Émile", "de la"),
        "Charles de la Vallée Poussin": Name("Vallée Poussin", "Charles", "de la"),
        "Otto von und zu Stein": Name("Stein", "Otto", "von und zu"),
        "Ana dos Santos": Name("Santos", "Ana", "dos"),
        "Gerard 't Hooft": Name("Hooft", "Gerard", "'t"),
        "Abu Bakr al Razi": Name("Razi", "Abu Bakr", "al"),
    },
    "particles with a capital": {
        "Luc Van Gool": Name("Van Gool", "Luc"),
        "Laurens Van der Maaten": Name("Van der Maaten", "Laurens"),
        "Fernando De La Torre": Name("De La Torre", "Fernando"),
        "Oisin Mac Aodha": Name("Mac Aodha", "Oisin"),
        "Laurent El Ghaoui": Name("El Ghaoui", "Laurent"),
        "Marcelo Da Silva": Name("Da Silva", "Marcelo"),
        "Maria DE LA CRUZ": Name("DE LA CRUZ", "Maria"),
        "Nicolas Le Roux": Name("Le Roux", "Nicolas"),
        "Thomas St. John": Name("St. John", "Thomas"),
    },
    "what only looks like a particle": {
        "Nguyen Van Nam": Name("Nam", "Nguyen Van"),
        "Quoc Van Le": Name("Le", "Quoc Van"),
        "Richard Yi Da Xu": Name("Xu", "Richard Yi Da"),
        "Ngô Bảo Châu": Name("Châu", "Ngô Bảo"),
    },
    "joined family names": {
        "Santiago Ramón y Cajal": Name("Ramón y Cajal", "Santiago"),
        "José Ortega y Gasset": Name("Ortega y Gasset", "José"),
        "Gabriel García Márquez": Name("García Márquez", "Gabriel"),
        "Juan Carlos Suarez Molina": Name("Suarez Molina", "Juan Carlos"),
        "Álvaro Peña Xirau": Name("Peña Xirau", "Álvaro"),
        "Gonzalo Fernández de Oviedo": Name("Fernández de Oviedo", "Gonzalo"),
        "Jose Garcia Smith": Name("Smith", "Jose Garcia"),
        "Ana Paula Rocha": Name("Rocha", "Ana Paula"),
        "Telmo Silva Filho": Name("Silva Filho", "Telmo"),
        "Mª José d'Ávila-Íñiguez": Name("d'Ávila-Íñiguez", "Mª José"),
    },
    "suffixes": {
        "Hal Daumé III": Name("Daumé", "Hal", "", "III"),
        "Kenneth W. Church III": Name("Church", "Kenneth W.", "", "III"),
        "Sammy Davis, Jr.": Name("Davis", "Sammy", "", "Jr."),
        "Sammy Davis Jr": Name("Davis", "Sammy", "", "Jr"),
        "John Smith 3rd": Name("Smith", "John", "", "3rd"),
        "Ludwig von Beethoven Jr.": Name("Beethoven", "Ludwig", "von", "Jr."),
    },
    "family first": {
        "Smith, John": Name("Smith", "John"),
        "van der Maaten, Laurens": Name("Maaten", "Laurens", "van der"),
        "De la Torre, Fernando": Name("De la Torre", "Fernando"),
        "Daumé III, Hal": Name("Daumé", "Hal", "", "III"),
        "Daumé, III, Hal": Name("Daumé", "Hal", "", "III"),
        "Daumé, Hal, III": Name("Daumé", "Hal", "", "III"),
        "Gogh, Vincent van": Name("Gogh", "Vincent", "van"),
        "Croon, Guido C. H. E. de": Name("Croon", "Guido C. H. E.", "de"),
        "DUPONT Marie Anne": Name("DUPONT", "Marie Anne"),
        "DE SOUZA Maria": Name("DE SOUZA", "Maria"),
        "KIM Min": Name("KIM", "Min"),
        "JRR Tolkien": Name("Tolkien", "JRR"),
        "Senthil Kumar R": Name("Senthil Kumar", "R"),
        "Prashanth L. A.": Name("Prashanth", "L. A."),
    },
    "other scripts": {
        "李 华": Name("李", "华"),
        "김 민수": Name("김", "민수"),
        "山田 タロウ": Name("山田", "タロウ"),
        "Иван Петров": Name("Петров", "Иван"),
        "Φίλιππος Γεωργίου": Name("Γεωργίου", "Φίλιππος"),
    },
}

PEOPLE: Final = [(name, parts) for kind in _KINDS.values() for name, parts in kind.items()]
WHOLE: Final = (
    *(
        "Madonna",
        "Jr.",
        "王伟",
        "Wei Wang 王伟",
        "ジョン スミス",
        "محمد علي",
        "van Gogh",
        "Ibn Sina",
    ),
    *("OpenAI", "Barnes and Noble, Inc.", "Llama Team", "ATLAS Collaboration", "AI at Meta"),
    *(
        "The BigScience Workshop",
        "Group 7",
        "Johnson & Johnson",
        "University of Oxford",
        "A. {B} C",
    ),
    *("A, B, C, D", "Smith, John Paul George Ringo Pete"),
)
"""Names that stay whole: of groups, of one word, of scripts that do not tell."""
