;;; storyc.el --- Screenplays that compile, with Eglot  -*- lexical-binding: t; -*-

;; Author: The storyc authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: languages, wp
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; `story-mode' for .story files, and the language server `storyc lsp' for them.  M-x eglot starts
;; it; to have it always: (add-hook 'story-mode-hook #'eglot-ensure).
;;
;; M-x storyc-show-prompt shows the prompt of the clip at point beside the script and keeps it
;; current; RET in it goes back to the line of the script.  M-x storyc-show-statistics shows running
;; time, price and who speaks how much.

;;; Code:

(require 'eglot)
(require 'project)

(defgroup storyc nil
  "Screenplays that compile."
  :group 'languages)

(defcustom storyc-command '("storyc" "lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defvar story-mode-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    (modify-syntax-entry ?/ ". 14" table)
    (modify-syntax-entry ?* ". 23" table)
    table)
  "What characters mean in scripts.
`//' begins a comment only where a line begins, which a syntax table cannot say.")

(defconst storyc--font-lock
  `((,(rx bol (* blank) "//" (* nonl)) . font-lock-comment-face)
    (,(rx bol (* blank) "!!" (* nonl)) . font-lock-keyword-face)
    (,(rx bol (* blank) "+" blank (* nonl)) . font-lock-builtin-face)
    (,(rx bol (* blank) (or "INT" "EXT" "EST" "I/E") (any ". /") (* nonl))
     . font-lock-function-name-face)
    (,(rx bol (* blank) (+ "#") (* nonl)) . font-lock-function-name-face)
    (,(rx bol (or "character" "cameo" "location" "prop" "style" "voice" "music" "template" "use"
                  "import" "include" "let" "target" "end")
          eow)
     . font-lock-type-face)
    (,(rx bol (* blank) (group (or "SOUND" "SFX" "AMBIENCE" "MUSIC" "NARRATION")) (any ":："))
     1 font-lock-preprocessor-face))
  "The first colours of scripts, before the server says what lines are.")

;;;###autoload
(define-derived-mode story-mode text-mode "Story"
  "Major mode for screenplays that compile."
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "//+[ \t]*")
  (setq-local comment-end "")
  (setq-local comment-use-syntax nil)
  (setq-local font-lock-defaults '(storyc--font-lock))
  (visual-line-mode 1))

;;;###autoload
(define-derived-mode story-fountain-mode story-mode "Fountain"
  "Major mode for Fountain screenplays, where no other package brings one.")

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.story\\'" . story-mode))

;;;###autoload
(unless (assoc-default "a.fountain" auto-mode-alist #'string-match)
  (add-to-list 'auto-mode-alist '("\\.\\(?:fountain\\|spmd\\)\\'" . story-fountain-mode)))

(add-to-list 'eglot-server-programs
             `((story-mode story-fountain-mode fountain-mode)
               . ,(lambda (&rest _) storyc-command)))

(cl-defmethod project-root ((project (head storyc)))
  "Return the folder of PROJECT."
  (cdr project))

(defun storyc--project (folder)
  "Return the project around FOLDER: the nearest folder with a story.toml.
Eglot lets the server read that folder and nothing outside of it."
  (when-let ((root (locate-dominating-file folder "story.toml")))
    (cons 'storyc (expand-file-name root))))

(add-hook 'project-find-functions #'storyc--project)

;;; The prompt beside the script

(defconst storyc--prompt-buffer "*storyc prompt*")

(defvar-local storyc--shown nil
  "What is shown: a list of the script's buffer, the place and the uri.")

(defvar storyc-prompt-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "RET") #'storyc-go-to-script)
    map)
  "The keys of the prompt.")

(define-derived-mode storyc-prompt-mode special-mode "Prompt"
  "The compiled prompt of one clip."
  (visual-line-mode 1))

(defun storyc--ask (script method &rest params)
  "Ask the server of the buffer SCRIPT for METHOD with PARAMS about it."
  (with-current-buffer script
    (jsonrpc-request (eglot--current-server-or-lose) method
                     (append (list :textDocument (eglot--TextDocumentIdentifier)) params))))

(defun storyc--head (told)
  "Return what stands above the prompt TOLD."
  (concat (format "%s · %.1f s · %d / %d tokens" (plist-get told :slate) (plist-get told :seconds)
                  (plist-get told :tokens) (plist-get told :maxTokens))
          (if-let ((price (plist-get told :price))) (concat " · " price) "")))

(defun storyc--put (script place told)
  "Show the prompt TOLD of the clip at PLACE in SCRIPT."
  (with-current-buffer (get-buffer-create storyc--prompt-buffer)
    (unless (derived-mode-p 'storyc-prompt-mode)
      (storyc-prompt-mode))
    (setq storyc--shown (list script place (plist-get told :uri)))
    (setq header-line-format (string-replace "%" "%%" (storyc--head told)))
    (let ((inhibit-read-only t))
      (erase-buffer)
      (insert (plist-get told :text))
      (goto-char (point-min)))
    (current-buffer)))

;;;###autoload
(defun storyc-show-prompt ()
  "Show the compiled prompt of the clip at point beside the script."
  (interactive)
  (let* ((script (current-buffer))
         (place (eglot--pos-to-lsp-position))
         (told (storyc--ask script :storyc/prompt :position place)))
    (unless told
      (user-error "No clip is planned here: look at the errors of the script first"))
    (display-buffer (storyc--put script place told))))

(defun storyc--refresh ()
  "Ask again for the prompt that is shown."
  (when-let* ((buffer (get-buffer storyc--prompt-buffer))
              (shown (and (get-buffer-window buffer t)
                          (buffer-local-value 'storyc--shown buffer)))
              (script (car shown))
              (place (cadr shown)))
    (when (buffer-live-p script)
      (when-let ((told (storyc--ask script :storyc/prompt :position place)))
        (storyc--put script place told)))))

(cl-defmethod eglot-handle-notification
  (_server (_method (eql storyc/didChangePlan)) &key &allow-other-keys)
  "Show the prompt as it is now.
Not at once: the server is not to be asked while it is listened to."
  (run-with-timer 0 nil #'storyc--refresh))

(defun storyc-go-to-script ()
  "Go from the prompt's word at point to the line of the script that it came from."
  (interactive)
  (pcase-let* ((`(,script ,_ ,uri) storyc--shown)
               (place (eglot--pos-to-lsp-position))
               (found (with-current-buffer script
                        (jsonrpc-request (eglot--current-server-or-lose)
                                         :textDocument/definition
                                         `(:textDocument (:uri ,uri) :position ,place))))
               (found (if (vectorp found) (and (> (length found) 0) (aref found 0)) found)))
    (unless found
      (user-error "No line of the script is behind this"))
    (pop-to-buffer script)
    (goto-char (point-min))
    (forward-line (plist-get (plist-get (plist-get found :range) :start) :line))))

;;; Statistics

(defun storyc--clock (seconds)
  "Return SECONDS as minutes and seconds."
  (format "%d:%02d" (/ (floor seconds) 60) (mod (floor seconds) 60)))

;;;###autoload
(defun storyc-show-statistics ()
  "Show the running time, the price, and who speaks how much."
  (interactive)
  (let* ((told (storyc--ask (current-buffer) :storyc/statistics))
         (seconds (plist-get told :seconds)))
    (message
     "%s"
     (string-join
      `(,(format "%d scenes, %d shots, %d clips" (plist-get told :scenes) (plist-get told :shots)
                 (plist-get told :segments))
        ,(format "%s (%s to %s)" (storyc--clock (plist-get seconds :likely))
                 (storyc--clock (plist-get seconds :least))
                 (storyc--clock (plist-get seconds :most)))
        ,@(when-let ((price (plist-get told :price))) (list price))
        ,@(mapcar (lambda (it)
                    (format "%s: %d speeches, %.0f %%" (plist-get it :name)
                            (plist-get it :speeches) (* 100 (plist-get it :share))))
                  (plist-get told :cast)))
      "\n"))))

;;; What a finding means

;;;###autoload
(defun storyc-explain ()
  "Show what the finding at point means, why, and what to write."
  (interactive)
  (let* ((found (car (flymake-diagnostics (line-beginning-position) (line-end-position))))
         (text (if found (flymake-diagnostic-text found) ""))
         (code (and (string-match "\\_<[EW][0-9]\\{4\\}\\_>" text) (match-string 0 text))))
    (unless code
      (user-error "Nothing is found in this line"))
    (let ((page (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                                 `(:command "storyc.explain" :arguments [,code]))))
      (with-current-buffer (get-buffer-create "*storyc page*")
        (let ((inhibit-read-only t))
          (erase-buffer)
          (insert page)
          (goto-char (point-min)))
        (special-mode)
        (display-buffer (current-buffer))))))

(provide 'storyc)

;;; storyc.el ends here
