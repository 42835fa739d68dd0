// A statement of the query endpoint, parsed (quickbooks-online-api 4.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/query_statement.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

struct Token
{
    enum class Kind { Word, Number, Text, Symbol, End, Unknown };

    Kind kind = Kind::End;
    QString text; // of Text: without quotes and escapes
    qsizetype column = 1;
};

bool isWordCharacter(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.'; }

Token nextToken(QStringView text, qsizetype &at)
{
    while (at < text.size() && text[at].isSpace()) {
        ++at;
    }
    Token token;
    token.column = at + 1;
    if (at >= text.size()) {
        return token;
    }
    const QChar first = text[at];
    const qsizetype from = at;
    const bool negative = first == u'-' && at + 1 < text.size() && text[at + 1].isDigit();
    if (first.isDigit() || negative) {
        ++at;
        while (at < text.size() && (text[at].isDigit() || text[at] == u'.')) {
            ++at;
        }
        token.kind = Token::Kind::Number;
        token.text = text.mid(from, at - from).toString();
        return token;
    }
    if (first.isLetter() || first == u'_') {
        while (at < text.size() && isWordCharacter(text[at])) {
            ++at;
        }
        token.kind = Token::Kind::Word;
        token.text = text.mid(from, at - from).toString();
        return token;
    }
    if (first == u'\'') {
        ++at;
        while (at < text.size() && text[at] != u'\'') {
            if (text[at] == u'\\' && at + 1 < text.size()) {
                ++at;
            }
            token.text.append(text[at]);
            ++at;
        }
        if (at >= text.size()) {
            token.kind = Token::Kind::Unknown; // never closed
            token.text = u"'"_s + token.text;
            return token;
        }
        ++at;
        token.kind = Token::Kind::Text;
        return token;
    }
    ++at;
    token.text = first;
    if ((first == u'<' || first == u'>') && at < text.size() && text[at] == u'=') {
        token.text.append(u'=');
        ++at;
    }
    static constexpr QStringView symbols = u"=<>(),*";
    token.kind = symbols.contains(first) ? Token::Kind::Symbol : Token::Kind::Unknown;
    return token;
}

class StatementParser
{
public:
    explicit StatementParser(QStringView text)
        : m_text(text)
    {
        advance();
    }

    Outcome<QueryStatement> parse()
    {
        QueryStatement statement;
        const bool whole = takeWord(u"select") && takeSelection(statement) && takeWord(u"from") && takeEntity(statement)
            && takeConditions(statement) && takeOrder(statement) && takePage(statement)
            && m_token.kind == Token::Kind::End;
        if (!whole) {
            return refuse(queryUnparsable(encountered()));
        }
        return statement;
    }

private:
    void advance() { m_token = nextToken(m_text, m_at); }

    // As the parser generator that the service uses words it: the kind of token, then the token.
    QString encountered() const
    {
        const QString place = u" at line 1, column %1."_s.arg(m_token.column);
        switch (m_token.kind) {
        case Token::Kind::Word:
            return u"Encountered \" <IDENTIFIER> \"%1 \"\""_s.arg(m_token.text) + place;
        case Token::Kind::Number:
            return u"Encountered \" <NUMBER> \"%1 \"\""_s.arg(m_token.text) + place;
        case Token::Kind::Text:
            return u"Encountered \" <STRING> \"%1 \"\""_s.arg(m_token.text) + place;
        case Token::Kind::Symbol:
        case Token::Kind::Unknown:
            return u"Encountered \" \"%1\" \"%1 \"\""_s.arg(m_token.text) + place;
        case Token::Kind::End:
            break;
        }
        return u"Encountered \"<EOF>\""_s + place;
    }

    bool isWord(QStringView word) const
    {
        return m_token.kind == Token::Kind::Word && QStringView(m_token.text).compare(word, Qt::CaseInsensitive) == 0;
    }

    bool isSymbol(QStringView symbol) const { return m_token.kind == Token::Kind::Symbol && m_token.text == symbol; }

    bool takeWord(QStringView word)
    {
        if (!isWord(word)) {
            return false;
        }
        advance();
        return true;
    }

    bool takeSymbol(QStringView symbol)
    {
        if (!isSymbol(symbol)) {
            return false;
        }
        advance();
        return true;
    }

    bool takeName(QString &name)
    {
        if (m_token.kind != Token::Kind::Word) {
            return false;
        }
        name = m_token.text;
        advance();
        return true;
    }

    bool takeSelection(QueryStatement &statement)
    {
        if (takeSymbol(u"*")) {
            return true;
        }
        if (takeWord(u"count")) {
            statement.counts = true;
            return takeSymbol(u"(") && takeSymbol(u"*") && takeSymbol(u")");
        }
        do {
            QString column;
            if (isWord(u"from") || !takeName(column)) {
                return false;
            }
            statement.columns.append(column);
        } while (takeSymbol(u","));
        return true;
    }

    bool takeEntity(QueryStatement &statement) { return takeName(statement.entity); }

    bool takeConditions(QueryStatement &statement)
    {
        if (!takeWord(u"where")) {
            return true;
        }
        do {
            if (!takeCondition(statement)) {
                return false;
            }
        } while (takeWord(u"and"));
        return true;
    }

    bool takeCondition(QueryStatement &statement)
    {
        using Comparison = QueryCondition::Comparison;
        QueryCondition condition;
        if (!takeName(condition.property)) {
            return false;
        }
        if (takeWord(u"in")) {
            condition.comparison = Comparison::In;
            if (!takeSymbol(u"(")) {
                return false;
            }
            do {
                if (!takeValue(condition)) {
                    return false;
                }
            } while (takeSymbol(u","));
            statement.conditions.push_back(condition);
            return takeSymbol(u")");
        }
        if (takeWord(u"like")) {
            condition.comparison = Comparison::Like;
        } else if (takeSymbol(u"=")) {
            condition.comparison = Comparison::Equal;
        } else if (takeSymbol(u"<=")) {
            condition.comparison = Comparison::LessOrEqual;
        } else if (takeSymbol(u">=")) {
            condition.comparison = Comparison::GreaterOrEqual;
        } else if (takeSymbol(u"<")) {
            condition.comparison = Comparison::Less;
        } else if (takeSymbol(u">")) {
            condition.comparison = Comparison::Greater;
        } else {
            return false;
        }
        if (condition.comparison == Comparison::Like && m_token.kind != Token::Kind::Text) {
            return false;
        }
        if (!takeValue(condition)) {
            return false;
        }
        statement.conditions.push_back(condition);
        return true;
    }

    bool takeValue(QueryCondition &condition)
    {
        const bool truth = isWord(u"true") || isWord(u"false");
        if (m_token.kind != Token::Kind::Text && m_token.kind != Token::Kind::Number && !truth) {
            return false;
        }
        condition.values.append(truth ? m_token.text.toLower() : m_token.text);
        advance();
        return true;
    }

    bool takeOrder(QueryStatement &statement)
    {
        if (takeWord(u"order")) {
            if (!takeWord(u"by")) {
                return false;
            }
        } else if (!takeWord(u"orderby")) {
            return true;
        }
        do {
            QuerySort sort;
            if (!takeName(sort.property)) {
                return false;
            }
            if (takeWord(u"desc")) {
                sort.descending = true;
            } else {
                takeWord(u"asc");
            }
            statement.order.push_back(sort);
        } while (takeSymbol(u","));
        return true;
    }

    // Recorded clients write the two the other way round, and are answered.
    bool takePage(QueryStatement &statement)
    {
        while (m_token.kind != Token::Kind::End) {
            if (isWord(u"startposition") && !statement.startPosition) {
                advance();
                if (!takeWhole(statement.startPosition)) {
                    return false;
                }
            } else if (isWord(u"maxresults") && !statement.maxResults) {
                advance();
                if (!takeWhole(statement.maxResults)) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return true;
    }

    bool takeWhole(std::optional<qint64> &number)
    {
        bool whole = false;
        const qint64 value = m_token.text.toLongLong(&whole);
        if (m_token.kind != Token::Kind::Number || !whole) {
            return false;
        }
        number = value;
        advance();
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    Token m_token;
};

} // namespace

Outcome<QueryStatement> QueryStatement::parse(QStringView text) { return StatementParser(text).parse(); }

} // namespace kontor::sandbox::quickbooks
