-- Opens the script, takes it through what storyc brings, and writes what came of it.
local result = { notices = {} }

local function on_error(failure)
  result.error = debug.traceback(failure)
end

vim.notify = function(text)
  table.insert(result.notices, text)
end

local function wait_for(condition)
  assert(vim.wait(20000, condition, 10), 'it never came')
end

local function prompt_window()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.bo[vim.api.nvim_win_get_buf(window)].filetype == 'story-prompt' then
      return window
    end
  end
end

local function prompt_text()
  local window = prompt_window()
  if window then
    return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  end
end

local function shows(line)
  return function()
    return vim.tbl_contains(prompt_text() or {}, line)
  end
end

local function drive()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.SCRIPT))
  local script = vim.api.nvim_get_current_buf()
  result.filetype = vim.bo.filetype
  result.commentstring = vim.bo.commentstring
  wait_for(function()
    return #vim.diagnostic.get(script) > 0
  end)
  result.message = vim.diagnostic.get(script)[1].message

  vim.api.nvim_win_set_cursor(0, { 5, 0 })
  vim.cmd('StoryPrompt')
  wait_for(shows('line 4'))
  result.prompt = prompt_text()
  result.head = vim.wo[prompt_window()].statusline

  vim.api.nvim_win_set_cursor(0, { 3, 0 })
  vim.cmd('doautocmd CursorHold')
  wait_for(shows('line 2'))

  vim.api.nvim_buf_set_lines(script, 4, 5, false, { 'ANNA walks.' })
  wait_for(function()
    return prompt_text()[2] ~= 'version 0'
  end)

  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.api.nvim_set_current_win(prompt_window())
  vim.api.nvim_win_set_cursor(0, { 2, 3 })
  vim.cmd('normal gd')
  wait_for(function()
    return vim.api.nvim_get_current_buf() == script
  end)
  result.went_to = vim.api.nvim_win_get_cursor(0)[1]

  vim.api.nvim_win_close(prompt_window(), true)
  vim.lsp.codelens.refresh()
  wait_for(function()
    return #vim.lsp.codelens.get(script) > 0
  end)
  vim.api.nvim_win_set_cursor(0, { 3, 0 })
  vim.lsp.codelens.run()
  wait_for(shows('line 2'))

  vim.cmd('StoryStatistics')
  wait_for(function()
    return #result.notices > 0
  end)

  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.HOME .. '/alone.fountain'))
  local other = vim.api.nvim_get_current_buf()
  wait_for(function()
    return #vim.diagnostic.get(other) > 0
  end)
  result.other_message = vim.diagnostic.get(other)[1].message
end

xpcall(drive, on_error)
vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.RESULT)
vim.cmd('qall!')
