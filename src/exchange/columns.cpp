// Tables of words.  Headers are compared in lower case without punctuation; capitals beyond ASCII are in the table
// where a word begins with one.
#include "exchange/columns.h"

#include "diag/assertion.h"
#include "exchange/scan.h"

#include <algorithm>
#include <array>

namespace recto::exchange {
namespace {

struct RoleWords {
  Role role;
  std::string_view word;         // of --columns
  std::string_view description;  // for messages
};

constexpr std::array roles{
    RoleWords{Role::prompt, "prompt", "the prompt"},
    RoleWords{Role::answer, "answer", "the answer"},
    RoleWords{Role::short_answer, "short", "the short answer"},
    RoleWords{Role::explanation, "explanation", "the explanation"},
    RoleWords{Role::memory_aid, "memory-aid", "the memory aid"},
    RoleWords{Role::level, "level", "the level"},
    RoleWords{Role::topic, "topic", "the topic"},
    RoleWords{Role::tags, "tags", "tags"},
    RoleWords{Role::id, "id", "the id"},
    RoleWords{Role::foreign_id, "guid", "another program's name for it"},
    RoleWords{Role::keywords, "keywords", "keywords"},
    RoleWords{Role::source, "source", "a source"},
    RoleWords{Role::minutes, "minutes", "the planned minutes"},
    RoleWords{Role::picture, "image", "the picture"},
    RoleWords{Role::choice, "choice", "a choice"},
    RoleWords{Role::correct, "correct", "which choices are right"},
    RoleWords{Role::follow_up, "follow-up", "a follow-up question"},
    RoleWords{Role::look_for, "look-for", "a point to look for"},
    RoleWords{Role::red_flag, "red-flag", "a red flag"},
    RoleWords{Role::see_also, "see-also", "related questions"},
    RoleWords{Role::field, "field", "a field"},
    RoleWords{Role::ignored, "-", "left out"},
};

const RoleWords& words_of(Role role) {
  const auto found = std::ranges::find(roles, role, &RoleWords::role);
  RECTO_ASSERT(found != roles.end());
  return *found;
}

struct Header {
  Role role;
  std::string_view language;  // empty: several or all
  std::string_view words;     // separated by |
};

constexpr std::array headers{
    Header{Role::prompt, "", "front|question|prompt|term|word|text|questions|expression|recto|vocabulary|vocab"},
    Header{Role::prompt, "de", "frage|vorderseite|begriff|wort|vokabel|aufgabe|fragen"},
    Header{Role::prompt, "fr", "mot|terme|énoncé|devant"},
    Header{Role::prompt, "es", "pregunta|anverso|término|palabra|frente"},
    Header{Role::prompt, "it", "domanda|fronte|termine|parola"},
    Header{Role::prompt, "pt", "pergunta|questão|palavra"},
    Header{Role::prompt, "nl", "vraag|voorkant"},
    Header{Role::prompt, "pl", "pytanie|przód"},
    Header{Role::prompt, "ru", "вопрос|Вопрос|слово|Слово"},
    Header{Role::prompt, "el", "ερώτηση|Ερώτηση|λέξη|Λέξη"},
    Header{Role::prompt, "ja", "質問|問題|表|単語"},
    Header{Role::prompt, "zh", "问题|正面|單詞|单词|問題描述"},
    Header{Role::prompt, "ko", "질문|앞면|단어"},
    Header{Role::answer, "", "back|answer|definition|meaning|translation|answers|verso|response|solution|english"},
    Header{Role::answer, "de", "antwort|rückseite|bedeutung|übersetzung|lösung|Übersetzung|deutsch"},
    Header{Role::answer, "fr", "réponse|définition|traduction|Réponse|Définition|derrière"},
    Header{Role::answer, "es", "respuesta|reverso|definición|traducción|significado"},
    Header{Role::answer, "it", "risposta|retro|definizione|traduzione"},
    Header{Role::answer, "pt", "resposta|definição|tradução"},
    Header{Role::answer, "nl", "antwoord|achterkant|vertaling"},
    Header{Role::answer, "pl", "odpowiedź|tył"},
    Header{Role::answer, "ru", "ответ|Ответ|перевод|Перевод"},
    Header{Role::answer, "el", "απάντηση|Απάντηση|μετάφραση|Μετάφραση"},
    Header{Role::answer, "ja", "答え|回答|解答|裏|意味"},
    Header{Role::answer, "zh", "答案|背面|翻译|释义"},
    Header{Role::answer, "ko", "답|대답|뒷면|뜻"},
    Header{Role::short_answer, "", "short|short answer|in short|summary"},
    Header{Role::short_answer, "de", "kurzantwort|kurz"},
    Header{Role::explanation, "",
           "explanation|extra|notes|note|comment|comments|details|remark|remarks|back extra|feedback"},
    Header{Role::explanation, "de", "erklärung|anmerkung|anmerkungen|notiz|notizen|kommentar|erläuterung|hinweis"},
    Header{Role::explanation, "fr", "explication|remarque|remarques|commentaire"},
    Header{Role::explanation, "es", "explicación|notas|nota|comentario"},
    Header{Role::explanation, "it", "spiegazione|commento"},
    Header{Role::explanation, "pt", "explicação|observação"},
    Header{Role::explanation, "ru", "объяснение|Объяснение|примечание|Примечание"},
    Header{Role::explanation, "ja", "説明|解説|備考"},
    Header{Role::explanation, "zh", "解释|说明|备注"},
    Header{Role::memory_aid, "", "memory aid|mnemonic|hint"},
    Header{Role::memory_aid, "de", "eselsbrücke|merkhilfe|merksatz"},
    Header{Role::level, "", "level|difficulty|grade"},
    Header{Role::level, "de", "stufe|schwierigkeit|niveau|schwierigkeitsgrad"},
    Header{Role::level, "fr", "difficulté|Difficulté"},
    Header{Role::level, "es", "nivel|dificultad"},
    Header{Role::level, "it", "livello|difficoltà"},
    Header{Role::level, "ru", "уровень|Уровень|сложность|Сложность"},
    Header{Role::level, "ja", "レベル|難易度"},
    Header{Role::level, "zh", "级别|难度|等级"},
    Header{Role::topic, "", "topic|category|deck|subject|section|chapter|unit|theme|module"},
    Header{Role::topic, "de", "thema|kategorie|bereich|kapitel|fach|lektion"},
    Header{Role::topic, "fr", "thème|catégorie|sujet|chapitre|Thème|Catégorie"},
    Header{Role::topic, "es", "tema|categoría|asunto|capítulo"},
    Header{Role::topic, "it", "argomento|categoria"},
    Header{Role::topic, "ru", "тема|Тема|категория|Категория"},
    Header{Role::topic, "ja", "トピック|分野|カテゴリ"},
    Header{Role::topic, "zh", "主题|类别|分类"},
    Header{Role::tags, "", "tags|tag|labels|label"},
    Header{Role::tags, "de", "schlagwörter|stichwörter|schlagworte"},
    Header{Role::tags, "fr", "étiquettes|mots-clés"},
    Header{Role::tags, "es", "etiquetas"},
    Header{Role::id, "", "id|key|number|no|nr|#"},
    Header{Role::foreign_id, "", "guid"},
    Header{Role::keywords, "", "keywords|key words"},
    Header{Role::source, "", "source|reference|url|link"},
    Header{Role::source, "de", "quelle"},
    Header{Role::source, "es", "fuente"},
    Header{Role::minutes, "", "minutes|time|duration"},
    Header{Role::minutes, "de", "minuten|zeit|dauer"},
    Header{Role::picture, "", "image|picture|img|photo"},
    Header{Role::picture, "de", "bild|foto"},
    Header{Role::picture, "fr", "illustration"},
    Header{Role::picture, "es", "imagen"},
    Header{Role::choice, "",
           "choice|option|option a|option b|option c|option d|option e|option 1|option 2|option 3|option "
           "4|option 5|choice 1|choice 2|choice 3|choice 4|choice a|choice b|choice c|choice d|answer a|answer "
           "b|answer c|answer d"},
    Header{Role::correct, "", "correct|correct answer|right answer|correct option|correct choice"},
    Header{Role::follow_up, "", "follow-up|follow up|follow-ups|follow-up question"},
    Header{Role::look_for, "", "look for|look-for|good to hear|expected"},
    Header{Role::red_flag, "", "red flag|red flags|red-flag|warning signs"},
    Header{Role::see_also, "", "see also|see-also|related"},
};

std::string compared(std::string_view header) {
  auto word = lower(fold(header));
  while (!word.empty() && std::string_view(":*?.!").find(word.back()) != std::string_view::npos) word.pop_back();
  return replaced(std::move(word), "_", " ");
}

const Header* find_header(std::string_view header) {
  const auto wanted = compared(header);
  if (wanted.empty()) return nullptr;
  for (const auto& each : headers) {
    for (const auto& word : split(each.words, '|')) {
      if (word == wanted) return &each;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<Role> role_of_header(std::string_view header) {
  const auto* found = find_header(header);
  return found == nullptr ? std::nullopt : std::optional(found->role);
}

std::string_view language_of_header(std::string_view header) {
  const auto* found = find_header(header);
  return found == nullptr ? std::string_view{} : found->language;
}

std::optional<Role> role_of_word(std::string_view word) {
  const auto found = std::ranges::find(roles, word, &RoleWords::word);
  return found == roles.end() ? std::nullopt : std::optional(found->role);
}

std::string_view word_of(Role role) { return words_of(role).word; }

std::string_view description(Role role) { return words_of(role).description; }

std::vector<std::string> role_words() {
  std::vector<std::string> words;
  for (const auto& each : roles) words.emplace_back(each.word);
  return words;
}

}  // namespace recto::exchange
