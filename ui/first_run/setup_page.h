// The set-up: five steps in place of sidebar and page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/first_run/setup_model.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTreeView;

namespace kontor::ui {

class OptionsStep;
class PreviewStep;
class PrimaryButton;
class ServiceStep;
class StartStep;
class TextLabel;

/// Opens at the first step that is not done. Steps 1 and 2 are done when the service is connected; where HighLevel's
/// own QuickBooks connection is on, step 2 only when the owner has said that it is off now; 3 and 4 when the owner has
/// gone on. What the owner has said or gone on from the caller keeps (stepFinished, stepReopened, setFinished).
class SetUpPage : public QWidget
{
    Q_OBJECT

public:
    explicit SetUpPage(QWidget *parent = nullptr);

    void setSnapshot(const engine::Snapshot &snapshot);
    void setProgress(const engine::ConnectProgress &progress);
    void setSettings(const std::map<QString, QString> &settings);
    void refuse(const QString &key, const Error &why);
    void setPreview(const engine::Preview &preview);
    void setPreviewRefused(const Error &why);
    void setKeysBuiltIn(Service service, bool builtIn);
    void setAutostartOffered(bool offered);
    /// Steps 2 to 4, from an earlier run.
    void setFinished(SetUpStep step);

    SetUpStep step() const;
    void goTo(SetUpStep step); ///< if it can be chosen

Q_SIGNALS:
    void connectRequested(kontor::Service service, const QString &environment);
    void tokenRequested(const QString &token, const QString &location);
    void cancelRequested(kontor::Service service);
    void addressPasted(kontor::Service service, const QString &text);
    void openRequested(const QUrl &address);
    void appKeysEntered(kontor::Service service, const QString &clientId, const QString &clientSecret);
    void settingChanged(const QString &key, const QString &value);
    void previewRequested();
    void stepFinished(kontor::ui::SetUpStep step);
    void stepReopened(kontor::ui::SetUpStep step); ///< step 2: the tick was taken away
    void startRequested();
    void leaveRequested(); ///< Finish later
    void sandboxRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeRail();
    QWidget *makeFoot();
    ServiceStep *makeServiceStep(Service service);
    void retranslate();
    void goOn();
    void showStep();
    void askForPreview();

    SetupModel *m_model;
    bool m_placed = false;
    bool m_previewAsked = false;

    QWidget *m_rail;
    TextLabel *m_title;
    TextLabel *m_hint;
    QTreeView *m_steps;
    TextLabel *m_promise;
    QStackedWidget *m_pages;
    ServiceStep *m_quickbooks;
    ServiceStep *m_highlevel;
    OptionsStep *m_options;
    PreviewStep *m_preview;
    StartStep *m_start;
    QPushButton *m_later;
    QPushButton *m_back;
    PrimaryButton *m_continue = nullptr;
};

} // namespace kontor::ui
