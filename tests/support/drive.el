;;; drive.el --- Takes a script through what storyc.el brings  -*- lexical-binding: t; -*-

;;; Commentary:

;; Writes what came of it to the file in the environment variable RESULT.

;;; Code:

(require 'flymake)
(require 'json)

(defun drive--wait-for (condition)
  "Wait until CONDITION, a function, returns non-nil."
  (let ((end (+ (float-time) 20)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "It never came"))
      (accept-process-output nil 0.02))))

(defun drive--prompt ()
  "Return the text of the prompt."
  (with-current-buffer "*storyc prompt*" (buffer-string)))

(defun drive--open (file)
  "Open FILE, start the server, and return what the first finding says."
  (find-file file)
  (eglot-ensure)
  (run-hooks 'post-command-hook)
  (drive--wait-for #'eglot-current-server)
  (drive--wait-for (lambda () (flymake-start) (flymake-diagnostics)))
  (flymake-diagnostic-text (car (flymake-diagnostics))))

(defun drive ()
  "Return what came of it."
  (let* ((message (drive--open (getenv "SCRIPT")))
         (script (current-buffer))
         (mode major-mode)
         (colours (progn (font-lock-ensure) (goto-char (point-min)) (search-forward "EXT.")
                         (get-text-property (point) 'face)))
         prompt head went-to statistics)
    (goto-char (point-min))
    (forward-line 4)
    (storyc-show-prompt)
    (setq prompt (drive--prompt)
          head (buffer-local-value 'header-line-format (get-buffer "*storyc prompt*")))
    (insert "BEN and ")
    (eglot--signal-textDocument/didChange)
    (drive--wait-for (lambda () (not (string-search "version 0" (drive--prompt)))))
    (select-window (get-buffer-window "*storyc prompt*"))
    (goto-char (point-min))
    (forward-line 1)
    (forward-char 3)
    (storyc-go-to-script)
    (setq went-to (list (buffer-name) (line-number-at-pos)))
    (setq statistics (storyc-show-statistics))
    (with-current-buffer script (set-buffer-modified-p nil))
    (list :message message :mode mode :colours colours :prompt prompt :head head
          :went_to (vconcat went-to) :statistics statistics
          :other_message (drive--open (expand-file-name "alone.fountain" (getenv "HOME"))))))

(let ((result (condition-case failure (drive)
                (error (list :error (error-message-string failure))))))
  (write-region (json-encode result) nil (getenv "RESULT")))

(kill-emacs)

;;; drive.el ends here
