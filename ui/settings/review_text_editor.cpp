// The editor of the review text.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/review_text_editor.h"

#include "engine/reviews.h"
#include "ui/settings/error_words.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QShortcut>
#include <QSyntaxHighlighter>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int longestText = 1500; ///< as the setting takes it

struct PlaceholderWord
{
    const char *placeholder;
    const char *word;
};

constexpr std::array placeholderWords{
    PlaceholderWord{"{first name}", QT_TRANSLATE_NOOP("kontor::ui::ReviewTextEditor", "First name")},
    PlaceholderWord{"{full name}", QT_TRANSLATE_NOOP("kontor::ui::ReviewTextEditor", "Full name")},
    PlaceholderWord{"{company name}", QT_TRANSLATE_NOOP("kontor::ui::ReviewTextEditor", "Company name")},
    PlaceholderWord{"{location name}", QT_TRANSLATE_NOOP("kontor::ui::ReviewTextEditor", "Location name")},
    PlaceholderWord{"{review link}", QT_TRANSLATE_NOOP("kontor::ui::ReviewTextEditor", "Review link")},
};

} // namespace

QString textProblemWords(const Error &problem)
{
    return problem.key == u"review.placeholder"
        ? ReviewTextEditor::tr("Unknown placeholder: %1").arg(problem.parameters.value(u"text"_s))
        : fieldText(problem);
}

/// Placeholders have the colour of links; what only looks like one is marked.
class PlaceholderHighlighter : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        static const QRegularExpression braces(u"\\{\\{[^{}]*\\}\\}|\\{[^{}]*\\}"_s);
        const Roles roles(QApplication::palette());
        QTextCharFormat known;
        known.setForeground(roles[Role::Link]);
        QTextCharFormat unknown;
        unknown.setForeground(roles[Role::Error]);
        unknown.setUnderlineColor(roles[Role::Error]);
        unknown.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        for (auto matches = braces.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const auto problem = engine::reviewTextProblem(match.captured());
            const bool isUnknown = problem && problem->key == u"review.placeholder";
            setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                isUnknown ? unknown : known);
        }
    }
};

ReviewTextEditor::ReviewTextEditor(QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(TextStyle::Label, Role::Text, this))
    , m_insert(new RoomyButton(this))
    , m_menu(new QMenu(m_insert))
    , m_field(new QPlainTextEdit(this))
    , m_highlighter(std::make_unique<PlaceholderHighlighter>(m_field->document()))
    , m_note(new TextLabel(TextStyle::Caption, Role::Error, this))
    , m_save(new RoomyButton(this))
    , m_discard(new RoomyButton(this))
    , m_template(new LinkButton(this))
    , m_state(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
{
    const Metrics metrics;
    setObjectName(u"reviewTextEditor"_s);
    m_insert->setObjectName(u"insertPlaceholderButton"_s);
    m_insert->setMenu(m_menu);
    m_field->setObjectName(u"reviewText"_s);
    m_field->setTabChangesFocus(true);
    m_field->setMinimumHeight(metrics.ems(12));
    m_note->setObjectName(u"note.reviews.text"_s);
    m_note->setWordWrap(true);
    m_note->hide();
    m_save->setObjectName(u"saveTextButton"_s);
    m_discard->setObjectName(u"discardTextButton"_s);
    m_template->setObjectName(u"useTemplateButton"_s);
    m_state->setObjectName(u"textState"_s);
    m_label->setBuddy(m_field);

    auto *head = new QHBoxLayout;
    head->setSpacing(metrics.u());
    head->addWidget(m_label, 1, Qt::AlignBottom);
    head->addWidget(m_insert);
    auto *foot = new FlowLayout;
    foot->setSpacing(metrics.u());
    for (QWidget *part : std::initializer_list<QWidget *>{m_save, m_discard, m_template}) {
        foot->addWidget(part);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.units(0.75));
    column->addLayout(head);
    column->addWidget(m_field, 1);
    column->addWidget(m_note);
    column->addLayout(foot);
    column->addWidget(m_state);

    connect(m_field, &QPlainTextEdit::textChanged, this, [this] {
        if (std::exchange(m_typed, text()) == text()) {
            return; // new colours are no new text
        }
        setProblem({});
        showState();
        Q_EMIT textChanged();
    });
    connect(m_save, &QPushButton::clicked, this, &ReviewTextEditor::save);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        replaceText(m_stored);
        m_field->setFocus(Qt::OtherFocusReason); // the button goes
    });
    connect(m_template, &QToolButton::clicked, this, [this] {
        replaceText(m_default);
        m_field->setFocus(Qt::OtherFocusReason);
    });
    auto *keys = new QShortcut(QKeySequence::Save, this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &ReviewTextEditor::save);
    retranslate();
}

// A highlighter that goes takes its colours with it, and the field calls that a change.
ReviewTextEditor::~ReviewTextEditor() { m_field->disconnect(this); }

void ReviewTextEditor::setStored(const QString &text, const QString &byDefault)
{
    const bool typed = isModified();
    m_stored = text;
    m_default = byDefault;
    if (!typed && m_field->toPlainText() != text) {
        m_field->setPlainText(text);
    }
    showState();
}

QString ReviewTextEditor::text() const { return m_field->toPlainText(); }

int ReviewTextEditor::headHeight() const { return m_insert->sizeHint().height(); }

bool ReviewTextEditor::isModified() const { return text() != m_stored; }

void ReviewTextEditor::setProblem(const QString &why)
{
    m_note->setText(why);
    m_note->setVisible(!why.isEmpty());
    if (!why.isEmpty()) {
        announce(m_note, why);
    }
}

void ReviewTextEditor::save()
{
    const QString typed = text();
    if (typed.size() > longestText) {
        setProblem(tr("At most %1 characters.").arg(QLocale().toString(longestText)));
        return;
    }
    if (typed.trimmed().isEmpty()) { // then the template holds
        replaceText(m_default);
    } else if (const auto problem = engine::reviewTextProblem(typed)) {
        setProblem(textProblemWords(*problem));
        m_field->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (isModified()) {
        m_stored = text();
        Q_EMIT saveRequested(m_stored == m_default ? QString() : m_stored);
    }
    if (m_save->hasFocus()) {
        m_field->setFocus(Qt::OtherFocusReason); // the button is off now
    }
    showState();
}

void ReviewTextEditor::replaceText(const QString &text)
{
    QTextCursor all(m_field->document());
    all.select(QTextCursor::Document);
    all.insertText(text);
}

void ReviewTextEditor::showState()
{
    const bool modified = isModified();
    m_save->setEnabled(modified);
    m_discard->setVisible(modified);
    m_template->setVisible(text() != m_default);
    const auto over = text().size();
    m_state->setText(over > longestText
            ? tr("Not saved yet. %1 of %2 characters.").arg(QLocale().toString(over), QLocale().toString(longestText))
            : modified              ? tr("Not saved yet.")
            : m_stored == m_default ? tr("This is the template.")
                                    : tr("Saved."));
}

void ReviewTextEditor::fillMenu()
{
    m_menu->clear();
    for (const QString &placeholder : engine::reviewPlaceholders()) {
        QString word = placeholder;
        for (const PlaceholderWord &known : placeholderWords) {
            if (placeholder == QLatin1StringView(known.placeholder)) {
                word = tr(known.word);
            }
        }
        m_menu->addAction(word + u'\t' + placeholder, this, [this, placeholder] {
            m_field->insertPlainText(placeholder);
            m_field->setFocus(Qt::OtherFocusReason);
        });
    }
}

void ReviewTextEditor::retranslate()
{
    m_label->setText(tr("Te&xt"));
    m_insert->setText(tr("Insert &placeholder"));
    m_save->setText(tr("Sav&e"));
    m_discard->setText(tr("&Discard changes"));
    m_template->setText(tr("Use the te&mplate"));
    fillMenu();
    setProblem({});
    showState();
}

void ReviewTextEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        m_highlighter->rehighlight();
    }
}

} // namespace kontor::ui
