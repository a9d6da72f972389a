"""What questions in German, French, Spanish and Chinese ask for, and which sentences there hold it."""

import numpy as np
import pytest

from retrieval.query.answer_types import AnswerType, answer_type_of, answer_type_score
from retrieval.read.features import reading_query


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        ("date", ["Wann wurde die Glocke gegossen?", "Quand la cloche a-t-elle été fondue ?",
                  "¿Cuándo se fundió la campana?",
                  "cuando se fundio la campana", "钟是什么时候铸造的？", "In welchem Jahr kam die Flut?",
                  "En quelle année la crue est-elle venue ?", "¿En qué año vino la crecida?", "大桥是哪一年建的？"]),
        ("person", ["Wer leitet das Museum?", "Wie heißt die Bürgermeisterin?", "Qui dirige le musée ?",
                    "À qui la lettre a-t-elle été envoyée ?", "¿Quién dirige el museo?", "谁是市长？",
                    "Welche Firma baute die Brücke?", "¿Cómo se llama la alcaldesa?"]),
        ("place", ["Wo landet die Fähre?", "Woher kommt die Glocke?", "Où le bac accoste-t-il ?",
                   "¿Dónde atraca el barco?",
                   "渡船停在哪里？", "In welcher Stadt steht der Turm?", "Dans quelle ville est la tour ?",
                   "¿En qué ciudad está la torre?"]),
        ("number", ["Wie viele Menschen waren auf der Fähre?", "Combien de personnes étaient sur le bac ?",
                    "¿Cuántas personas iban en el barco?", "船上有多少人？", "桥有多长？", "Wie hoch ist der Turm?"]),
        ("money", ["Wie viel kostete die Brücke?", "Was kostet die Fähre?", "Combien le pont a-t-il coûté ?",
                   "¿Cuánto costó el puente?", "门票多少钱？", "Quel est le prix du billet ?"]),
        ("duration", ["Wie lange dauerte der Streik?", "Combien de temps a duré la grève ?",
                      "¿Cuánto tiempo duró la huelga?",
                      "罢工持续了多久？"]),
        ("reason", ["Warum wurde die Brücke gesperrt?", "Pourquoi le pont a-t-il été fermé ?",
                    "¿Por qué se cerró el puente?",
                    "大桥为什么关闭？"]),
        ("whether", ["Ist der Turm sicher?", "Est-ce que la tour est sûre ?", "¿Es segura la torre?", "塔安全吗？"]),
        ("what", ["Was beschloss der Rat?", "Qu'est-ce que le conseil a décidé ?", "¿Qué decidió el consejo?"]),
    ],
)  # fmt: skip
def test_a_question_asks_for_a_kind_of_thing(kind: AnswerType, questions: list[str]) -> None:
    assert {question: answer_type_of(question) for question in questions} == dict.fromkeys(questions, kind)


@pytest.mark.parametrize(
    ("kind", "sentence", "strength"),
    [
        ("date", "Die Glocke wurde am 3. März gegossen.", 1.0),
        ("date", "La cloche a été fondue en mars.", 1.0),
        ("date", "La campana se fundió el 3 de marzo.", 1.0),
        ("date", "Die Glocke hängt im Turm.", 0.0),
        ("number", "Es waren zwölf Boote.", 1.0),
        ("number", "Il y avait douze bateaux dans le port.", 1.0),
        ("number", "Había doce barcos en el puerto.", 1.0),
        ("number", "Es waren Boote.", 0.0),
        ("money", "Die Fähre kostet rund 1,5 Mio. Euro.", 1.0),
        ("money", "Le pont a coûté 2 millions d'euros.", 1.0),
        ("money", "El puente costó tres mil euros.", 1.0),
        ("reason", "Sie wurde gesperrt, weil der Pfeiler brach.", 1.0),
        ("reason", "Il est fermé en raison de la crue.", 1.0),
        ("reason", "El puente se cerró debido a la crecida.", 1.0),
        ("reason", "大桥因为洪水关闭。", 1.0),
        ("reason", "Die Brücke ist aus Stein.", 0.0),
        ("person", "Die Fähre gehört der Stadt.", 0.5),  # every German noun has a capital
        ("person", "Le bac a été acheté par Ada Holm.", 1.0),
        ("date", "The bell was cast on 3 March.", 1.0),
    ],
)
def test_how_plainly_a_sentence_holds_it(kind: AnswerType, sentence: str, strength: float) -> None:
    assert answer_type_score(kind, sentence, frozenset(), foreign=True) == strength


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Wer kam am 3. Mai 2016 an, und wann?", "Sie kamen am 3. Mai 2016."),
        ("Quand, le 3 mai 2016, est-il arrivé ?", "Il est arrivé le 3 mai 2016."),
    ],
)
def test_a_date_that_the_question_names_itself_does_not_count(question: str, other: str) -> None:
    sought = reading_query(question, np.zeros(1, np.float32), lambda _: 1.0)
    assert sought.foreign
    assert answer_type_score("date", other, sought.named, foreign=True) == 0
