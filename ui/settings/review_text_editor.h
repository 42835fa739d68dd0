// Where the owner writes the text of the review requests.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QWidget>

#include <memory>

class QMenu;
class QPlainTextEdit;

namespace kontor::ui {

class LinkButton;
class PlaceholderHighlighter;
class RoomyButton;
class TextLabel;

/// What is wrong with a template (engine::reviewTextProblem), for a note below its field.
QString textProblemWords(const Error &problem);

/// Text with a menu of placeholders. What is typed holds once it is saved; a text that cannot be sent is not, and the
/// note below says why.
class ReviewTextEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewTextEditor(QWidget *parent = nullptr);
    ~ReviewTextEditor() override;

    /// What holds, and what it is without a text of the owner's own. Typed text stays.
    void setStored(const QString &text, const QString &byDefault);
    QString text() const; ///< as it is typed
    bool isModified() const;
    /// Why the text is not taken; empty takes it back.
    void setProblem(const QString &why);
    /// Of the line above the field, for what stands beside it.
    int headHeight() const;
    QPlainTextEdit *field() const { return m_field; }

Q_SIGNALS:
    void textChanged();
    void saveRequested(const QString &text); ///< it can be sent; empty: the default

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillMenu();
    void save();
    void replaceText(const QString &text); ///< can be undone
    void showState();
    void retranslate();

    QString m_stored;
    QString m_default;
    QString m_typed; ///< the text as of the last change
    TextLabel *m_label;
    RoomyButton *m_insert;
    QMenu *m_menu;
    QPlainTextEdit *m_field;
    std::unique_ptr<PlaceholderHighlighter> m_highlighter;
    TextLabel *m_note;
    RoomyButton *m_save;
    RoomyButton *m_discard;
    LinkButton *m_template;
    TextLabel *m_state;
};

} // namespace kontor::ui
