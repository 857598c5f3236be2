;;; write.el --- Writes a script as a person does  -*- lexical-binding: t; -*-

;;; Commentary:

;; Finds a mistake and has it corrected, asks, completes, renames and puts in order.  Writes what came
;; of it to the file in the environment variable RESULT.

;;; Code:

(require 'flymake)
(require 'json)

(defvar write--offered nil "The titles of the corrections that were offered.")

(defun write--wait-for (condition)
  "Wait until CONDITION, a function, returns non-nil."
  (let ((end (+ (float-time) 30)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "It never came"))
      (accept-process-output nil 0.02))))

(defun write--findings ()
  "Return the findings as lists of a line and a text."
  (flymake-start)
  (mapcar (lambda (it)
            (vector (line-number-at-pos (flymake-diagnostic-beg it)) (flymake-diagnostic-text it)))
          (flymake-diagnostics)))

(defun write--go-to (words)
  "Put point on the first place of WORDS."
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun write--rest ()
  "Send what was typed.  Eglot does when the writer rests, which never comes without a screen."
  (eglot--signal-textDocument/didChange))

(defun write--ask (method)
  "Return the answer to a request METHOD about point."
  (write--rest)
  (jsonrpc-request (eglot-current-server) method (eglot--TextDocumentPositionParams)))

(defun write--correct ()
  "Take the first correction that is offered for the line."
  (let* ((asked `(:textDocument ,(eglot--TextDocumentIdentifier)
                  :range (:start ,(eglot--pos-to-lsp-position)
                          :end ,(eglot--pos-to-lsp-position (line-end-position)))
                  :context (:diagnostics [])))
         (offered (append (jsonrpc-request (eglot-current-server) :textDocument/codeAction asked)
                          nil)))
    (setq write--offered (mapcar (lambda (it) (plist-get it :title)) offered))
    (eglot--apply-workspace-edit (plist-get (car offered) :edit))))

(defun write--completed ()
  "Return what can be worn."
  (write--go-to "+ ANNA")
  (end-of-line)
  (insert "\n+ ANNA wears ")
  (let* ((told (write--ask :textDocument/completion))
         (items (append (if (vectorp told) told (plist-get told :items)) nil)))
    (delete-region (line-beginning-position) (1+ (line-end-position)))
    (mapcar (lambda (it) (plist-get it :label)) items)))

(defun write ()
  "Return what came of it."
  (find-file (getenv "SCRIPT"))
  (eglot-ensure)
  (run-hooks 'post-command-hook)
  (write--wait-for #'eglot-current-server)
  (write--wait-for #'write--findings)
  (let ((findings (write--findings)) hover completed)
    (write--go-to "apperance")
    (storyc-explain)
    (write--correct)
    (write--rest)
    (write--wait-for (lambda () (null (write--findings))))
    (write--go-to "ANNA runs")
    (setq hover (plist-get (plist-get (write--ask :textDocument/hover) :contents) :value)
          completed (write--completed))
    (write--go-to "TICKET")
    (write--rest)
    (eglot-rename "LETTER")
    (write--rest)
    (eglot-format-buffer)
    (write--go-to "ANNA runs")
    (write--rest)
    (storyc-show-prompt)
    (prog1 (list :findings (vconcat findings) :offered (vconcat write--offered) :hover hover
                 :completed (vconcat completed) :text (buffer-string)
                 :page (with-current-buffer "*storyc page*" (buffer-string))
                 :prompt (with-current-buffer "*storyc prompt*" (buffer-string)))
      (set-buffer-modified-p nil))))

(let ((result (condition-case failure (write)
                (error (list :error (error-message-string failure))))))
  (write-region (json-encode result) nil (getenv "RESULT")))

(kill-emacs)

;;; write.el ends here
