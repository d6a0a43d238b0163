"""Words that tell what a part of a name is."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES: Final = _words("""
    's 't aan af al am an ap auf aus av bar ben bij bin bint d' d’ da dal dalla dalle dallo das
    de de' de’ degli dei del dela della delle dello den der des di do dos du el het ibn im in la
    las le les lo los mac mc na nic of onder op over san st. te ten ter the tho thoe tot ua ui
    uit und v. v.d. van van't vande vanden vander ver vom von vor zer zu zum zur ó ’t van’t
""")
"""Begin a family name, in lowercase."""

CAPITAL_PARTICLES: Final = _words("""
    Abd Abou Abu Al Ben Da Dal Dalla Das De De' De’ Degli Dei Del Della Delle Den Der Des Di Dos
    Du El Ibn La Las Le Lo Los Mac Mc Ní Nic Ó Ould Saint San St. Ter Ua Van Vande Vanden Vander
    Ver Vom Von
""")
"""Begin a family name that they are a part of, before its last word: Mac Aodha."""

EAST_ASIAN_FAMILIES: Final = _words("""
    An Bui Bùi Cai Cao Chan Chang Chen Cheng Choi Chu Cui Dang Đặng Deng Ding Dinh Đinh Do Đỗ
    Doan Đoàn Dong Duong Dương Fan Fang Feng Fu Gao Gu Guo Ha Hà Han He Ho Hoang Hoàng Hou Hu
    Huang Huynh Huỳnh Jia Jiang Jin Kim Kong Lai Lam Le Lê Lee Lei Li Liang Lim Lin Liu Lo Long
    Lu Luo Luong Lương Luu Lưu Lyu Ma Mai Meng Ng Ngo Ngô Nguyen Nguyễn Pan Park Peng Pham Phạm
    Phan Phung Phùng Qi Qian Qin Qiu Ren Shao Shen Shi Song Su Sun Ta Tạ Tan Tang Thai Tian To
    Tô Oh Ko Ou Ni Ge Fu Ji Ku Ip Tran Trần Trinh Trịnh Truong Trương Vo Võ Vu Vũ Vuong Vương
    Wang Wei Wen Wong Wu Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yi Yin Yu Yuan Zeng Zhai
    Zhang Zhao Zheng Zhong Zhou Zhu Zou
""")
"""Common family names of people whose middle name may be Van, Le or Da, not as a particle."""

SPANISH_FAMILIES: Final = _words("""
    acosta aguilar aguirre alba alvarez arias arroyo barrios benitez bermudez blanco bosch bravo
    caballero cabrera calderon cano cardenas cardona carmona carrasco castaneda castellanos
    castillo castro cervantes chavez cobo contreras cordero correa cortes cuesta delgado diaz
    diez dominguez duran echeverria escobar espejo espinosa espinoza esteban estevez estrada
    fajardo fernandez ferrer figueroa flores fuentes galindo gallardo gallego gallegos galvez
    garcia garrido gimenez giraldo giron gomez gonzalez granados guerra guerrero gutierrez
    guzman henriquez heredia hernandez herrera herrero hidalgo huerta hurtado ibanez iglesias
    izquierdo jaramillo jimenez juarez lara llorente llosa lopez lorenzo lozano luna macias
    maldonado marquez martinez mata medina mejia mejias melendez mendez mendoza merino molina
    montero montes montoya mora morales moreno moya munoz murillo naranjo navarro nieto nunez
    ochoa ojeda olivares ordonez orozco ortega ortiz osorio otero pacheco padilla palacios
    paredes parra pascual pastor patino pena peralta perez pineda pizarro plaza ponce pons
    prieto puig quesada quintero quiroga ramirez ramos rangel redondo rey reyes rincon rios
    rivas rivera rivero roa robles roca rodriguez rojas roldan roman romero rosales rovira rubio
    ruiz saavedra saez salas salazar salgado salinas samaniego sanchez santamaria sanz segura
    sepulveda serna serrano sierra soler solis soto suarez tapia tejada tejero tellez toledo
    torres tovar trujillo ugarte uribe urrutia valdes valencia valenzuela valero vallejo
    valverde vargas vasquez vazquez vega velasco velasquez velez vera vidal vila villalobos
    villanueva villegas yanez zambrano zamora zapata zapatero zavala zuniga
""")
"""Common family names of which two make a whole one, folded: García Márquez."""

GROUP_WORDS: Final = _words("""
    academia academies academy académie admin administration agence agency alliance
    arbeitsgruppe archive associates association authors bank biobank board bundesamt bureau
    center centre centres centro clinic coalition collaboration collaborations collective
    college commission committee communication community companies computing comunidad
    confederation conference consortia consortium contributors cooperative corp corp.
    corporation council department dept dept. developers diagnostics directorate division
    dynamics editors electronics equipe experiment faculty fakultät federation
    forschungsgemeinschaft forum foundation fund fundación games genetics gesellschaft gmbh
    government group groupe groups grupo hochschule hospital hub högskola högskolan inc inc.
    initiative institut institute institutes instituto intellect intelligence international
    investigators istituto lab laboratoire laboratories laboratory labs library limited llc ltd
    ltd. members ministerio ministry ministère museum network neuroimaging observatory office
    organisation organisers organization organizers panel parliament partnership pharma
    pharmaceuticals platform platforms politecnico program programme project projekt research
    researchers robotics school schools sciences services society software solutions staff study
    survey systems task team teams technologies technology telecom telescope times union
    universidad universidade universitat universities university università universität
    université verbund verein workgroup workshop zentrum ecole école équipe
""")
"""Words in the names of groups that are in lowercase."""

ORGANIZATIONS: Final = _words("""
    alibaba amazon anthropic apache baidu bigcode bigscience bytedance cern cohere databricks
    deepmind deepseek deepseekai eleutherai facebook google ibm intel internlm kakao meituan
    microsoft mistralai moonshot mosaicml nasa naver nvidia openai qwen salesforce samsung
    tencent unesco unicef xai xiaomi yandex zhipu
""")
"""Organizations that sign papers, alone or with another word; in lowercase."""

KINSHIP: Final = _words("Filho Junior Júnior Neto Netto Sobrinho")
"""Portuguese words that belong to the family name: Silva Neto."""

CONNECTORS: Final = _words("y e i")
"""Join two family names: Ramón y Cajal."""

KUNYA: Final = _words("Abu Bint Ibn Umm")
"""Begin a name that has no family name: Ibn Sina."""
