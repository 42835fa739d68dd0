// Finding an entry by typing.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/search_combo.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QWheelEvent>

namespace kontor::ui {

SearchCombo::SearchCombo(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    setMinimumContentsLength(24);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QComboBox::activated, this, [this](int index) {
        lineEdit()->setModified(false);
        lineEdit()->setCursorPosition(0);
        Q_EMIT chosen(itemData(index).toString());
    });
    connect(lineEdit(), &QLineEdit::editingFinished, this, &SearchCombo::takeText);
}

void SearchCombo::setChoices(const std::vector<Choice> &choices)
{
    if (choices == m_choices) {
        return;
    }
    const QString shown = id();
    const bool typing = lineEdit()->isModified() && hasFocus();
    const QString typed = currentText();
    m_choices = choices;
    const QSignalBlocker quiet(this);
    clear();
    for (const Choice &choice : choices) {
        addItem(choice.words, choice.id);
    }
    select(shown);
    if (typing) {
        setEditText(typed);
        lineEdit()->setModified(true);
    }
}

void SearchCombo::select(const QString &id)
{
    if (lineEdit()->isModified() && hasFocus()) {
        return;
    }
    setCurrentIndex(std::max(0, findData(id)));
    lineEdit()->setCursorPosition(0); // long names show their beginning
    setToolTip(currentText());
}

void SearchCombo::setNames(const QString &name, const QString &description)
{
    setAccessibleName(name);
    setAccessibleDescription(description);
    lineEdit()->setAccessibleName(name);
    lineEdit()->setAccessibleDescription(description);
}

void SearchCombo::takeText()
{
    if (!lineEdit()->isModified()) {
        return;
    }
    lineEdit()->setModified(false);
    // Two accounts may have one name: the one that is shown stays.
    const bool same = currentText().compare(itemText(currentIndex()), Qt::CaseInsensitive) == 0;
    const int index = same ? currentIndex() : findText(currentText(), Qt::MatchFixedString);
    if (index >= 0) {
        setCurrentIndex(index);
        setEditText(itemText(index));
        Q_EMIT chosen(itemData(index).toString());
    } else {
        setEditText(itemText(currentIndex()));
        Q_EMIT notFound();
    }
    lineEdit()->setModified(false);
}

void SearchCombo::wheelEvent(QWheelEvent *event)
{
    if (hasFocus() || view()->isVisible()) {
        QComboBox::wheelEvent(event);
    } else {
        event->ignore();
    }
}

} // namespace kontor::ui
